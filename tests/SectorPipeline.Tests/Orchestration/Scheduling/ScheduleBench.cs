using Microsoft.Extensions.Logging.Abstractions;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>A daily job, the queue of a history in memory, and a clock that moves when told to.</summary>
internal sealed class ScheduleBench : IDisposable
{
    private readonly HistoryStore history;

    public ScheduleBench(string now)
    {
        Clock = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        history = HistoryStore.Open(":memory:", Clock);
        Runs = new SlotRuns(Queue, history.Runs, new MarketSessions(null), new ExecutorOptions(), Clock, NullLogger<SlotRuns>.Instance);
        Missed = new MissedSlots(history.Runs, Runs, Clock);
    }

    public static JobSchedule Schedule { get; } = new()
    {
        Cron = "0 6 * * MON-FRI",
        TimeZone = TradingCalendar.Nyse.TimeZone,
        Calendar = TradingCalendar.Nyse,
        CatchUp = 5,
    };

    public FakeTimeProvider Clock { get; }

    public IRunQueue Queue => history.Queue;

    public IRunHistory History => history.Runs;

    public SlotRuns Runs { get; }

    public MissedSlots Missed { get; }

    public static Job Job(OverlapPolicy overlap = OverlapPolicy.Queue, JobSchedule? schedule = null) => new()
    {
        Name = "daily",
        File = "jobs/daily.yml",
        Schedule = schedule ?? Schedule,
        Overlap = overlap,
        Steps = new Dag<JobStep>([], step => step.Name, step => step.Needs),
    };

    /// <summary>Starts the slot that is due at this moment.</summary>
    public Task StartDueAsync(Job job) => Runs.StartAsync(job, new SlotCalendar(job.Schedule!).At(Clock.GetUtcNow())!.Value, CancellationToken.None);

    /// <summary>Every run as <c>session state trigger</c>, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> ListAsync()
    {
        var runs = await history.Runs.ListAsync(new RunFilter { Limit = 1_000 }, CancellationToken.None);
        return [.. runs.OrderBy(run => run.Slot ?? run.Created).Select(run => $"{run.Session} {run.State} {run.Trigger}")];
    }

    public async Task<string?> ReasonOfLatestAsync() =>
        (await history.Runs.ListAsync(new RunFilter { Limit = 1_000 }, CancellationToken.None)).MaxBy(run => run.Slot)?.Reason;

    /// <summary>Takes the next run and ends it at once.</summary>
    public async Task FinishNextAsync(RunState state = RunState.Succeeded)
    {
        var claimed = await Queue.ClaimAsync(["daily"], CancellationToken.None);
        Assert.That(claimed, Is.Not.Null, "a run waits");
        await history.Runs.FinishRunAsync(claimed!.Run.Id, state, Clock.GetUtcNow(), CancellationToken.None);
    }

    public void Dispose() => history.Dispose();
}
