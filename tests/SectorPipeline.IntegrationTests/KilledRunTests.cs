using System.Diagnostics;
using SectorPipeline.IntegrationTests.Marts;

namespace SectorPipeline.IntegrationTests;

/// <summary>A run that is killed at any moment, and continued, leaves what an undisturbed run leaves.</summary>
[TestFixture]
internal sealed class KilledRunTests
{
    private const int Kills = 5;
    private TemporaryFolder undisturbed = new();
    private TimeSpan duration;

    [OneTimeSetUp]
    public async Task RunUndisturbedAsync()
    {
        undisturbed = new TemporaryFolder();
        var clock = Stopwatch.StartNew();
        var output = await SmallMarket.At(undisturbed.Path).RunAsync("run", "daily", "--sandbox");
        duration = clock.Elapsed;
        Assert.That(output.ExitCode, Is.Zero, output.All);
    }

    [OneTimeTearDown]
    public void Remove() => undisturbed.Dispose();

    [Test]
    public async Task A_killed_run_that_is_rerun_leaves_the_marts_of_an_undisturbed_one([Range(0, Kills - 1)] int kill)
    {
        using var folder = new TemporaryFolder();
        var sector = SmallMarket.At(folder.Path);
        var moment = duration * ((kill + new Random(kill).NextDouble()) / Kills);

        await sector.KillAfterAsync(moment, "run", "daily", "--sandbox");
        var rerun = await RerunAsync(sector, folder.Path);
        var verify = await sector.RunAsync("lake", "verify");

        var differences = Differences(folder);
        using var warehouse = Warehouse.Of(folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rerun.ExitCode, Is.Zero, rerun.All);
            Assert.That(verify.ExitCode, Is.Zero, verify.All);
            Assert.That(differences, Is.Empty, $"killed after {moment}");
            Assert.That(Duplicates(warehouse), Is.Zero, "rows loaded twice");
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "signals are sent by kill")]
    public async Task An_interrupted_run_says_so_and_can_be_resumed()
    {
        using var folder = new TemporaryFolder();
        var sector = SmallMarket.At(folder.Path);

        var cancelled = await sector.InterruptAfterAsync("run 2", "run", "daily", "--sandbox");
        var rerun = await sector.RunAsync("runs", "rerun", "last");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.ExitCode, Is.EqualTo(130), cancelled.All);
            Assert.That(cancelled.Error, Does.Contain("sector runs rerun"));
            Assert.That(rerun.ExitCode, Is.Zero, rerun.All);
            Assert.That(Differences(folder), Is.Empty);
        }
    }

    // A run that was killed before it was recorded cannot be rerun: it is started again.
    private static async Task<SectorProcess.Output> RerunAsync(SectorProcess sector, string dataRoot)
    {
        var list = File.Exists(Path.Combine(dataRoot, "runs.duckdb")) ? await sector.RunAsync("runs", "list", "--json") : null;
        return list is { ExitCode: 0 } && list.Text.Contains("\"id\"", StringComparison.Ordinal)
            ? await sector.RunAsync("runs", "rerun", "last")
            : await sector.RunAsync("run", "daily", "--sandbox");
    }

    private IReadOnlyList<string> Differences(TemporaryFolder folder) =>
        MartComparison.Differences(Warehouse.FileIn(folder.Path), Warehouse.FileIn(undisturbed.Path));

    private static long Duplicates(Warehouse warehouse) => warehouse.Number(
        "select count(*) - count(distinct (symbol, session)) from raw.prices");
}
