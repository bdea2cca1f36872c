using System.Text.Json;
using SectorPipeline.IntegrationTests.Marts;

namespace SectorPipeline.IntegrationTests;

/// <summary>The daily job as a person runs it, on a small simulated market.</summary>
[TestFixture]
internal sealed class DailyJobTests
{
    private TemporaryFolder? folder;
    private SectorProcess.Output? first;

    private string Root => folder!.Path;

    private SectorProcess Sector => SmallMarket.At(Root);

    [OneTimeSetUp]
    public async Task RunOnceAsync()
    {
        folder = new TemporaryFolder();
        first = await Sector.RunAsync("run", "daily", "--sandbox");
    }

    [OneTimeTearDown]
    public void Remove() => folder?.Dispose();

    [Test]
    [Order(1)]
    public void The_first_run_ends_with_the_table_of_sectors()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first!.ExitCode, Is.Zero, first.All);
            Assert.That(first.Text, Does.Contain("SIMULATED DATA"));
            Assert.That(first.Text, Does.Contain("Information Technology"));
            Assert.That(first.Text, Does.Contain("0 quarantined"));
            Assert.That(first.Text, Does.Contain(Path.Combine(Root, "lake")));
        }
    }

    [Test]
    [Order(2)]
    public async Task A_second_run_changes_no_mart_and_loads_no_row()
    {
        var before = KeepWarehouse();
        var rows = RawPrices();

        var second = await Sector.RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.ExitCode, Is.Zero, second.All);
            Assert.That(second.Text, Does.Contain("rows: 0 fetched, 0 quarantined, 0 loaded"));
            Assert.That(MartComparison.Differences(Warehouse.FileIn(Root), before), Is.Empty);
            Assert.That(RawPrices(), Is.EqualTo(rows));
        }
    }

    [Test]
    [Order(3)]
    public async Task A_full_refresh_fetches_everything_again_and_changes_no_mart()
    {
        var before = KeepWarehouse();
        var rows = RawPrices();

        var refresh = await Sector.RunAsync("run", "daily", "--sandbox", "--full-refresh");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refresh.ExitCode, Is.Zero, refresh.All);
            Assert.That(MartComparison.Differences(Warehouse.FileIn(Root), before), Is.Empty);
            Assert.That(RawPrices(), Is.EqualTo(2 * rows), "raw keeps every version");
        }
    }

    [Test]
    [Order(4)]
    public async Task The_history_lists_the_runs_for_scripts()
    {
        var list = await Sector.RunAsync("runs", "list", "--json");

        using var json = JsonDocument.Parse(list.Text);
        Assert.That(
            json.RootElement.EnumerateArray().Select(run => run.GetProperty("state").GetString()),
            Is.EqualTo(Enumerable.Repeat("succeeded", 3)));
    }

    [Test]
    [Order(5)]
    public async Task Every_mart_is_exported_as_parquet()
    {
        var verify = await Sector.RunAsync("lake", "verify");

        using var warehouse = Warehouse.Of(Root);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(verify.ExitCode, Is.Zero, verify.All);
            Assert.That(
                warehouse.Number($"select count(*) from read_parquet('{Root}/lake/marts/mart_sector_performance/*.parquet')"),
                Is.EqualTo(warehouse.Number("select count(*) from marts.mart_sector_performance")));
        }
    }

    private string KeepWarehouse()
    {
        var kept = Warehouse.FileIn(Root) + ".before";
        File.Copy(Warehouse.FileIn(Root), kept, overwrite: true);
        return kept;
    }

    private long RawPrices()
    {
        using var warehouse = Warehouse.Of(Root);
        return warehouse.Number("select count(*) from raw.prices");
    }
}
