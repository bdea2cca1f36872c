using SectorPipeline.IntegrationTests.Marts;

namespace SectorPipeline.IntegrationTests;

/// <summary>What somebody deleted is noticed, and comes back where it can.</summary>
[TestFixture]
internal sealed class DamagedDataRootTests
{
    private TemporaryFolder? folder;

    private SectorProcess Sector => SmallMarket.At(folder!.Path);

    [SetUp]
    public async Task RunOnceAsync()
    {
        folder = new TemporaryFolder();
        var run = await Sector.RunAsync("run", "daily", "--sandbox", "--session", "2024-05-31");
        Assert.That(run.ExitCode, Is.Zero, run.All);
    }

    [TearDown]
    public void Remove() => folder?.Dispose();

    [TestCase("lake")]
    [TestCase("lake/_manifest/yahoo/prices")]
    public async Task A_lake_that_is_not_the_one_that_was_loaded_is_refused(string lost)
    {
        Directory.Delete(Path.Combine(folder!.Path, lost), recursive: true);

        var run = await Sector.RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.All);
            Assert.That(run.Error, Does.Contain("which the warehouse holds, is missing or another one"));
        }
    }

    [Test]
    public async Task A_warehouse_that_was_deleted_is_built_again_from_the_lake()
    {
        var before = Warehouse.FileIn(folder!.Path) + ".before";
        File.Move(Warehouse.FileIn(folder.Path), before);

        var run = await Sector.RunAsync("run", "daily", "--sandbox", "--session", "2024-05-31");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.All);
            Assert.That(run.Text, Does.Contain("rows: 0 fetched"));
            Assert.That(MartComparison.Differences(Warehouse.FileIn(folder.Path), before), Is.Empty);
        }
    }

    [Test]
    public async Task Exports_that_were_deleted_come_back()
    {
        var export = Path.Combine(folder!.Path, "lake", "marts", "mart_risk_metrics", "mart_risk_metrics.parquet");
        File.Delete(export);

        var run = await Sector.RunAsync("run", "daily", "--sandbox", "--session", "2024-05-31");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.All);
            Assert.That(export, Does.Exist);
        }
    }

    [Test]
    public async Task Marts_that_end_before_the_session_are_shown_under_their_own_date()
    {
        var run = await Sector.RunAsync("run", "daily", "--sandbox", "--only", "seeds");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.All);
            Assert.That(run.Text, Does.Contain("Sectors, equal-weighted, 2024-05-31"));
            Assert.That(run.Text, Does.Contain("the marts end on 2024-05-31, before the session 2024-06-28"));
        }
    }
}
