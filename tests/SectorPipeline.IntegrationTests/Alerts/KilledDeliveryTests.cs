using System.Collections.Concurrent;
using System.Net;
using SectorPipeline.IntegrationTests.Serving;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>The program is killed between writing a message and having delivered it.</summary>
public sealed class KilledDeliveryTests
{
    private const int MostRounds = 20;

    private readonly ConcurrentQueue<string> received = new();
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim over = new();

    [Test]
    public async Task Nothing_is_lost_and_a_copy_has_the_same_id()
    {
        using var folder = new TemporaryFolder();
        await using (var hanging = new LoopbackServer(Hang))
        {
            await SectorAt(folder, hanging.Address).KillAtAsync(asked.Task.WaitAsync(TimeSpan.FromMinutes(1)), "run", "hopeless", "--sandbox");
            over.Set();
        }

        await using var receiver = new LoopbackServer(Take);
        var sector = SectorAt(folder, receiver.Address);
        for (var round = 0; received.Count < 2 && round < MostRounds; round++)
        {
            await sector.RunAsync("alerts", "deliver");
            await Task.Delay(500);
        }

        Assert.That(received, Has.Count.EqualTo(2), "what was under way is sent again");
        Assert.That(received.Distinct().Count(), Is.EqualTo(1), "the copy has the id of the first");
        var list = await sector.RunAsync("alerts", "list");
        Assert.That(list.Text, Does.Contain("run_failed/hopeless").And.Not.Contains("Not delivered"));
    }

    private (int Status, string Type, string Body) Hang(HttpListenerRequest request, byte[] body)
    {
        received.Enqueue(request.Headers["Idempotency-Key"] ?? "");
        asked.TrySetResult();
        over.Wait(TimeSpan.FromMinutes(1));
        return (200, "text/plain", "too late");
    }

    private (int Status, string Type, string Body) Take(HttpListenerRequest request, byte[] body)
    {
        received.Enqueue(request.Headers["Idempotency-Key"] ?? "");
        return (200, "text/plain", "ok");
    }

    // A job whose only step fails at once: there are no tables yet that could be tested.
    private static SectorProcess SectorAt(TemporaryFolder folder, string address)
    {
        var jobs = Directory.CreateDirectory(Path.Combine(folder.Path, "jobs")).FullName;
        File.WriteAllText(Path.Combine(jobs, "hopeless.yml"), "steps: { fail: { uses: sql.test, with: { select: mart_risk_metrics } } }");
        File.Copy(Path.Combine(Repository.Root, "jobs", "alerts.yml"), Path.Combine(jobs, "alerts.yml"), overwrite: true);
        return new SectorProcess(Path.Combine(folder.Path, "data"), new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal)
        {
            ["JOBS_DIR"] = jobs,
            ["Alerts__Channels__hook__Type"] = "Webhook",
            ["Alerts__Channels__hook__Url"] = $"{address}/hook",
            ["Alerts__Channels__hook__Timeout"] = "00:00:03",
            ["Alerts__FirstRetry"] = "00:00:01",
        });
    }
}
