using System.Text.RegularExpressions;
using SectorPipeline.IntegrationTests.Marts;

namespace SectorPipeline.IntegrationTests;

/// <summary>The daily job over two sessions, with vendors that spoil every tenth question in each of the ways that the sandbox knows.</summary>
[TestFixture]
internal sealed class SpoiledMarketTests
{
    private const string Day = "2024-06-27";
    private const string NextDay = "2024-06-28";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private TemporaryFolder folder = new();
    private string expected = "";
    private string withTests = "";
    private string withoutTests = "";

    [OneTimeSetUp]
    public async Task RunWithoutFaultsAsync()
    {
        folder = new TemporaryFolder();
        var job = WithoutTimeLimits(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "jobs", "daily.yml")));
        withTests = WriteJob("whole", job);
        withoutTests = WriteJob("untested", WithoutTests(job));
        var market = Market("healthy", withTests);
        Assert.That(await market.RunAsync("run", "daily", "--sandbox", "--session", Day), Is.Zero, market.Output);
        Assert.That(await market.RunAsync("run", "daily", "--sandbox", "--session", NextDay), Is.Zero, market.Output);
        expected = Warehouse.FileIn(market.Root);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public async Task The_job_ends_green_and_the_marts_are_those_of_healthy_vendors([Range(1, 20)] int seed)
    {
        var market = Market($"seed-{seed}", seed == 1 ? withTests : withoutTests);
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
        var market = Market("stuck", withTests);
        Assert.That(await market.RunAsync("run", "daily", "--sandbox", "--session", Day), Is.Zero, market.Output);

        var stuck = await market.RunAsync("run", "daily", "--sandbox", "--session", NextDay, "--faults", "503=1,only=TEC01,times=always");
        var said = market.Output;
        var next = await market.RunAsync("run", "daily", "--sandbox", "--session", NextDay);

        Assert.That((stuck, next), Is.EqualTo((1, 0)), market.Output);
        Assert.That(said, Does.Match(@"prices: yahoo prices: 1 of \d+ failed: TEC01: HTTP 503"));
        Assert.That(MartComparison.Differences(Warehouse.FileIn(market.Root), expected), Is.Empty);
    }

    // A step's time limit would be over too soon on a clock that hurries.
    private static string WithoutTimeLimits(string job) =>
        Regex.Replace(job, @"\n *timeout: \w+(?=\n)|, timeout: \w+", "", RegexOptions.None, Patience);

    // What the tests say of the healthy vendors' marts, they say of marts that are the same.
    private static string WithoutTests(string job) =>
        Regex.Replace(job, @"^  (?:test|test_marts):\n(?:    .*\n)+", "", RegexOptions.Multiline, Patience)
            .Replace("[test]", "[transform]", StringComparison.Ordinal)
            .Replace("[test_marts]", "[metrics]", StringComparison.Ordinal);

    private string WriteJob(string name, string job)
    {
        var jobs = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        File.WriteAllText(Path.Combine(jobs, "daily.yml"), job);
        return jobs;
    }

    private HurriedSector Market(string name, string jobs) =>
        new(Path.Combine(folder.Path, name), new Dictionary<string, string>(StringComparer.Ordinal) { ["JOBS_DIR"] = jobs });
}
