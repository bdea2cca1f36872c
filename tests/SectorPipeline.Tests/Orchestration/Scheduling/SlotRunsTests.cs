using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class SlotRunsTests
{
    private const string Wednesday = "2026-11-25T06:00-05:00";
    private const string Thanksgiving = "2026-11-26T06:00-05:00";

    [Test]
    public async Task A_slot_becomes_a_queued_run_of_the_session_before_it()
    {
        using var bench = new ScheduleBench(Wednesday);

        await bench.StartDueAsync(ScheduleBench.Job());

        Assert.That(await bench.ListAsync(), Is.EqualTo((string[])["2026-11-24 Queued Scheduled"]));
    }

    [Test]
    public async Task A_slot_that_fires_on_two_nodes_becomes_one_run()
    {
        using var bench = new ScheduleBench(Wednesday);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.StartDueAsync(ScheduleBench.Job())));

        Assert.That(await bench.ListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_holiday_is_recorded_as_having_no_session()
    {
        using var bench = new ScheduleBench(Thanksgiving);

        await bench.StartDueAsync(ScheduleBench.Job());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await bench.ListAsync(), Is.EqualTo((string[])["2026-11-25 NoSession Scheduled"]));
            Assert.That(await bench.ReasonOfLatestAsync(), Is.EqualTo("the exchange is closed on this day"));
        }
    }

    [TestCase(OverlapPolicy.Skip, "2026-11-24 Queued Scheduled", "2026-11-25 Skipped Scheduled")]
    [TestCase(OverlapPolicy.Queue, "2026-11-24 Queued Scheduled", "2026-11-25 Queued Scheduled")]
    [TestCase(OverlapPolicy.Cancel, "2026-11-24 Cancelled Scheduled", "2026-11-25 Queued Scheduled")]
    public async Task What_becomes_of_a_run_that_is_due_while_another_waits_is_the_jobs_policy(OverlapPolicy policy, string first, string second)
    {
        using var bench = new ScheduleBench(Wednesday);
        await bench.StartDueAsync(ScheduleBench.Job(policy));
        bench.Clock.Advance(TimeSpan.FromDays(2));

        await bench.StartDueAsync(ScheduleBench.Job(policy));

        Assert.That(await bench.ListAsync(), Is.EqualTo((string[])[first, second]));
    }

    [Test]
    public async Task A_running_run_is_told_to_stop_for_the_next()
    {
        using var bench = new ScheduleBench(Wednesday);
        await bench.StartDueAsync(ScheduleBench.Job(OverlapPolicy.Cancel));
        var running = await bench.Queue.ClaimAsync(["daily"], CancellationToken.None);
        bench.Clock.Advance(TimeSpan.FromDays(2));

        await bench.StartDueAsync(ScheduleBench.Job(OverlapPolicy.Cancel));

        var orders = await bench.Queue.BeatAsync(CancellationToken.None);
        Assert.That(orders.Select(order => (order.Run, order.Lost)), Is.EqualTo(((string, bool)[])[(running!.Run.Id, false)]));
    }

    [Test]
    public async Task A_run_that_has_ended_stands_in_nobodys_way()
    {
        using var bench = new ScheduleBench(Wednesday);
        await bench.StartDueAsync(ScheduleBench.Job(OverlapPolicy.Skip));
        await bench.FinishNextAsync(RunState.Failed);
        bench.Clock.Advance(TimeSpan.FromDays(2));

        await bench.StartDueAsync(ScheduleBench.Job(OverlapPolicy.Skip));

        Assert.That(await bench.ListAsync(), Is.EqualTo((string[])["2026-11-24 Failed Scheduled", "2026-11-25 Queued Scheduled"]));
    }
}
