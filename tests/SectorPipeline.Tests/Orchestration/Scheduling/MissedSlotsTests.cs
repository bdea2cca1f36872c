using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class MissedSlotsTests
{
    private const string Monday = "2026-11-16T06:00-05:00";

    [Test]
    public async Task A_job_that_has_never_run_has_missed_nothing()
    {
        using var bench = new ScheduleBench(Monday);

        await bench.Missed.MakeUpAsync(ScheduleBench.Job(), CancellationToken.None);

        Assert.That(await bench.ListAsync(), Is.Empty);
    }

    [Test]
    public async Task After_downtime_the_missed_sessions_are_made_up_for_oldest_first_and_the_holiday_is_shown()
    {
        using var bench = await ProcessedAsync(Monday);
        bench.Clock.Advance(TimeSpan.FromDays(11.5));

        await bench.Missed.MakeUpAsync(ScheduleBench.Job(), CancellationToken.None);

        Assert.That(await bench.ListAsync(), Is.EqualTo((string[])
        [
            "2026-11-13 Succeeded Scheduled",
            "2026-11-16 Skipped Scheduled",
            "2026-11-17 Skipped Scheduled",
            "2026-11-18 Skipped Scheduled",
            "2026-11-19 Queued CatchUp",
            "2026-11-20 Queued CatchUp",
            "2026-11-23 Queued CatchUp",
            "2026-11-24 Queued CatchUp",
            "2026-11-25 NoSession Scheduled",
            "2026-11-25 Queued CatchUp",
        ]));
    }

    [Test]
    public async Task Doing_it_again_changes_nothing()
    {
        using var bench = await ProcessedAsync(Monday);
        bench.Clock.Advance(TimeSpan.FromDays(11.5));
        await bench.Missed.MakeUpAsync(ScheduleBench.Job(), CancellationToken.None);
        var before = await bench.ListAsync();

        await bench.Missed.MakeUpAsync(ScheduleBench.Job(), CancellationToken.None);

        Assert.That(await bench.ListAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_has_just_fallen_due_is_left_to_the_schedule()
    {
        using var bench = await ProcessedAsync(Monday);
        bench.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(30));

        await bench.Missed.MakeUpAsync(ScheduleBench.Job(), CancellationToken.None);

        Assert.That(await bench.ListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_job_without_catch_up_forgets_what_it_missed()
    {
        using var bench = await ProcessedAsync(Monday);
        bench.Clock.Advance(TimeSpan.FromDays(3));

        await bench.Missed.MakeUpAsync(ScheduleBench.Job(schedule: ScheduleBench.Schedule with { CatchUp = 0 }), CancellationToken.None);

        Assert.That(await bench.ListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_session_that_somebody_has_processed_by_hand_is_not_processed_again()
    {
        using var bench = await ProcessedAsync(Monday);
        bench.Clock.Advance(TimeSpan.FromDays(1.2));
        var byHand = new NewRun
        {
            Job = "daily",
            Session = Session.Parse("2026-11-16"),
            Trigger = RunTrigger.Manual,
            Created = bench.Clock.GetUtcNow(),
            Version = "",
        };
        await bench.Queue.EnqueueAsync(byHand, new RunPart { All = true }, CancellationToken.None);
        await bench.FinishNextAsync();

        await bench.Missed.MakeUpAsync(ScheduleBench.Job(), CancellationToken.None);

        Assert.That(await bench.ListAsync(), Does.Contain("2026-11-16 Skipped Scheduled").And.Not.Contain("2026-11-16 Queued CatchUp"));
    }

    [Test]
    public async Task A_year_of_downtime_leaves_a_hundred_lines_and_no_more()
    {
        using var bench = await ProcessedAsync(Monday);
        bench.Clock.Advance(TimeSpan.FromDays(365));

        await bench.Missed.MakeUpAsync(ScheduleBench.Job(), CancellationToken.None);

        var runs = await bench.ListAsync();
        Assert.That((runs.Count, runs.Count(run => run.Contains("Queued", StringComparison.Ordinal))), Is.EqualTo((106, 5)));
    }

    private static async Task<ScheduleBench> ProcessedAsync(string slot)
    {
        var bench = new ScheduleBench(slot);
        await bench.StartDueAsync(ScheduleBench.Job());
        await bench.FinishNextAsync();
        return bench;
    }
}
