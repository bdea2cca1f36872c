using SectorPipeline.IntegrationTests.Marts;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>Hosts that share everything and die: what was queued is done, once, and the marts are those of a quiet day.</summary>
[TestFixture]
internal sealed class ClusterTests
{
    private const int Kills = 20;
    private const int AtFirst = 3;
    private static readonly string[] Sessions = ["2024-06-17", "2024-06-18", "2024-06-20", "2024-06-21", "2024-06-24", "2024-06-25", "2024-06-26", "2024-06-27", "2024-06-28"];
    private static readonly TimeSpan MostGap = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Hosts_of_which_the_running_one_is_killed_again_and_again_process_every_session_once()
    {
        await using var cluster = await Cluster.StartAsync(3);
        await StartAsync(cluster, Sessions[0], Sessions[AtFirst - 1]);

        var (gaps, started) = await KillAsync(cluster);
        await cluster.Any.WaitForAsync("/api/v1/backfills", all => all["items"]!.AsArray().All(one => (string?)one!["state"] is "done"), TimeSpan.FromMinutes(5));

        var runs = (await cluster.Any.GetAsync("/api/v1/runs?job=daily&limit=100"))["items"]!.AsArray();
        TestContext.Out.WriteLine($"{gaps.Count} kills; until another host went on: {gaps.Max().TotalSeconds:0.0} s at most, {gaps.Average(gap => gap.TotalSeconds):0.0} s on average; {started} sessions");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(gaps, Is.All.LessThan(MostGap));
            Assert.That(runs.Select(run => (string?)run!["session"]).ToList(), Is.EquivalentTo(Sessions.Take(started)));
            Assert.That(runs.Select(run => (string?)run!["state"]), Is.All.EqualTo("succeeded"));
            foreach (var run in runs)
                await CheckOnceAsync(cluster, (string)run!["id"]!);
        }

        await CompareAsync(cluster, started);
    }

    private static async Task StartAsync(Cluster cluster, string from, string to) =>
        await cluster.Any.PostAsync("/api/v1/backfills", new { job = "daily", from, to });

    // A machine that is done with its sessions before all kills gets more of them.
    private static async Task<(List<TimeSpan> Gaps, int Started)> KillAsync(Cluster cluster)
    {
        var random = new Random(20);
        var gaps = new List<TimeSpan>();
        var started = AtFirst;
        while (gaps.Count < Kills)
        {
            if (await cluster.KillTheRunningAsync(TimeSpan.FromSeconds(random.NextDouble() * 1.5)) is var (_, gap))
                gaps.Add(gap);
            else
                await StartAsync(cluster, Sessions[started], Sessions[started++]);
        }

        return (gaps, started);
    }

    private static async Task CheckOnceAsync(Cluster cluster, string run)
    {
        var steps = (await cluster.Any.GetAsync($"/api/v1/runs/{run}"))["steps"]!.AsArray();
        foreach (var step in steps)
            Assert.That(step!["attempts"]!.AsArray().Count(attempt => (string?)attempt!["state"] == "succeeded"), Is.EqualTo(1), $"{run} {step["name"]}: {step}");
    }

    // The same sessions in peace, on a database and a lake of their own, are what all of it must come to.
    private static async Task CompareAsync(Cluster cluster, int started)
    {
        await using var quiet = await Cluster.StartAsync(0);

        var outputs = new List<SectorProcess.Output>();
        foreach (var session in Sessions.Take(started))
            outputs.Add(await quiet.Command().RunAsync("run", "daily", "--sandbox", "--session", session));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outputs.Select(output => output.ExitCode), Is.All.Zero, string.Concat(outputs.Select(output => output.All)));
            Assert.That(MartComparison.DifferencesOfExports(Path.Combine(cluster.Root.Path, "lake"), Path.Combine(quiet.Root.Path, "lake")), Is.Empty);
        }
    }
}
