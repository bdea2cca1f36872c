using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SectorPipeline.IntegrationTests.Serving;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>The host tells of a run that failed before any step that could, and when that is over.</summary>
public sealed class HostAlertTests
{
    private readonly BlockingCollection<string> received = [];

    [Test]
    public async Task A_failed_run_is_told_and_resolved_by_one_that_succeeds()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = new LoopbackServer(Take);
        var job = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "jobs")).FullName, "fragile.yml");
        await File.WriteAllTextAsync(job, "steps: { work: { uses: sql.test, with: { select: mart_risk_metrics } } }");
        File.Copy(Path.Combine(Repository.Root, "jobs", "alerts.yml"), Path.Combine(folder.Path, "jobs", "alerts.yml"));
        await using var sector = await ServingSector.StartAsync(Path.Combine(folder.Path, "data"), Variables(folder, receiver.Address), "--sandbox");

        await sector.PostAsync("/api/v1/jobs/fragile/runs");
        var raised = Next();
        var seen = await sector.PostAsync("/api/v1/alerts/acknowledge", new { key = "run_failed/fragile", note = "seen" });
        await File.WriteAllTextAsync(job, "steps: { work: { uses: lake.verify } }");
        await sector.WaitForAsync("/api/v1/jobs/fragile", found => found.ToJsonString().Contains("lake.verify", StringComparison.Ordinal));
        await sector.PostAsync("/api/v1/jobs/fragile/runs");
        var resolved = Next();

        Assert.That(raised, Is.EqualTo("raised run_failed/fragile"), sector.Log);
        Assert.That(((string?)seen["state"], (string?)seen["note"]), Is.EqualTo(("acknowledged", "seen")));
        Assert.That((await sector.GetAsync("/api/v1/alerts?all=true&rule=run_failed"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(resolved, Is.EqualTo("resolved run_failed/fragile"), sector.Log);
    }

    private string Next() => received.TryTake(out var next, TimeSpan.FromSeconds(30)) ? next : "nothing";

    private (int Status, string Type, string Body) Take(HttpListenerRequest request, byte[] body)
    {
        var message = JsonNode.Parse(Encoding.UTF8.GetString(body))!;
        received.Add($"{message["event"]} {message["alerts"]![0]!["key"]}");
        return (200, "text/plain", "ok");
    }

    private static Dictionary<string, string> Variables(TemporaryFolder folder, string address) => new(SmallMarket.Variables, StringComparer.Ordinal)
    {
        ["JOBS_DIR"] = Path.Combine(folder.Path, "jobs"),
        ["Alerts__Every"] = "00:00:01",
        ["Alerts__Channels__hook__Type"] = "Webhook",
        ["Alerts__Channels__hook__Url"] = $"{address}/hook",
    };
}
