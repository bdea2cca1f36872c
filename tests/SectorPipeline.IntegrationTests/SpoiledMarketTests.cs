using SectorPipeline.IntegrationTests.Marts;

namespace SectorPipeline.IntegrationTests;

/// <summary>The daily job over two sessions, with vendors that spoil every tenth question in each of the ways that the sandbox knows.</summary>
[TestFixture]
internal sealed class SpoiledMarketTests
{
    private const string Day = "2024-06-27";
    private const string NextDay = "2024-06-28";

    private TemporaryFolder folder = new();
    private string expected = "";

    [OneTimeSetUp]
    public async Task RunWithoutFaultsAsync()
    {
        folder = new TemporaryFolder();
        WriteJobs();
        var market = Market("healthy");
        Assert.That(await market.RunAsync("run", "daily", "--sandbox", "--session", Day), Is.Zero, market.Output);
        Assert.That(await market.RunAsync("run", "daily", "--sandbox", "--session", NextDay), Is.Zero, market.Output);
        expected = Warehouse.FileIn(market.Root);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public async Task The_job_ends_green_and_the_marts_are_those_of_healthy_vendors([Range(1, 20)] int seed)
    {
        var market = Market($"seed-{seed}");
        var faults = $"all=0.1,seed={seed},delay=900ms";

        var first = await market.RunAsync("run", "daily", "--sandbox", "--session", Day, "--faults", faults);
        var next = await market.RunAsync("run", "daily", "--sandbox", "--session", NextDay, "--faults", faults);

        Assert.That((first, next), Is.EqualTo((0, 0)), market.Output);
        Assert.That(market.Output, Does.Match(@"sandbox: [1-9]\d* of \d+ answers spoiled"));
        Assert.That(MartComparison.Differences(Warehouse.FileIn(market.Root), expected), Is.Empty);
    }

    [Test]
    public async Task A_fault_that_never_clears_fails_the_step_with_vendor_symbol_and_cause_and_the_next_run_completes()
    {
        var market = Market("stuck");
        Assert.That(await market.RunAsync("run", "daily", "--sandbox", "--session", Day), Is.Zero, market.Output);

        var stuck = await market.RunAsync("run", "daily", "--sandbox", "--session", NextDay, "--faults", "503=1,only=TEC01,times=always");
        var said = market.Output;
        var next = await market.RunAsync("run", "daily", "--sandbox", "--session", NextDay);

        Assert.That((stuck, next), Is.EqualTo((1, 0)), market.Output);
        Assert.That(said, Does.Match(@"prices: yahoo prices: 1 of \d+ failed: TEC01: HTTP 503"));
        Assert.That(MartComparison.Differences(Warehouse.FileIn(market.Root), expected), Is.Empty);
    }

    // A step's time limit would be over too soon on a clock that hurries.
    private void WriteJobs()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "jobs", "daily.yml"));
        var jobs = Directory.CreateDirectory(Path.Combine(folder.Path, "jobs")).FullName;
        File.WriteAllLines(
            Path.Combine(jobs, "daily.yml"),
            lines.Where(line => !line.TrimStart().StartsWith("timeout:", StringComparison.Ordinal))
                .Select(line => System.Text.RegularExpressions.Regex.Replace(line, @", timeout: \w+", "")));
    }

    private HurriedSector Market(string name) => new(
        Path.Combine(folder.Path, name),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["JOBS_DIR"] = Path.Combine(folder.Path, "jobs") });
}
