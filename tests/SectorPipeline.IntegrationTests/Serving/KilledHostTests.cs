using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>A host that is killed, or told to stop, while it executes a run; the next one goes on.</summary>
[TestFixture]
internal sealed class KilledHostTests
{
    [TestCase("load", true)]
    [TestCase("transform", true)]
    [TestCase("metrics", true)]
    [TestCase("transform", false)]
    public async Task The_next_host_goes_on_where_the_run_stopped(string step, bool isKilled)
    {
        using var folder = new TemporaryFolder();
        var run = await StartAndStopAsync(folder.Path, step, isKilled);

        await using var next = await ServingSector.StartAsync(folder.Path, SmallMarket.Variables, "--sandbox");
        var done = await next.WaitForAsync($"/api/v1/runs/{run}", details => (string?)details["run"]!["state"] is not ("queued" or "running"));

        var steps = done["steps"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)done["run"]!["state"], Is.EqualTo("succeeded"), done.ToString());
            Assert.That(steps.Where(one => Succeeded(one!) > 1), Is.Empty, "a step that had succeeded ran again");
            Assert.That(steps.SelectMany(one => one!["attempts"]!.AsArray()).Select(attempt => (string?)attempt!["trigger"]), Does.Contain("recovery"));
        }
    }

    private static async Task<string> StartAndStopAsync(string dataRoot, string step, bool isKilled)
    {
        await using var host = await ServingSector.StartAsync(dataRoot, SmallMarket.Variables, "--sandbox");
        var run = (string)(await host.PostAsync("/api/v1/jobs/daily/runs"))["id"]!;
        await host.WaitForAsync($"/api/v1/runs/{run}", details => details["steps"]!.AsArray().Any(one => (string?)one!["name"] == step && (string?)one["state"] is ("running" or "succeeded")));
        if (isKilled)
            await host.KillAsync();
        else
            Assert.That(await host.StopAsync(), Is.Zero, host.Log);
        return run;
    }

    private static int Succeeded(JsonNode step) => step["attempts"]!.AsArray().Count(attempt => (string?)attempt!["state"] == "succeeded");
}
