using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class MissedDeadlinesTests
{
    private const string Monday = "2026-11-16T06:00-05:00";

    private static readonly Job Daily = ScheduleBench.Job() with { Deadline = new TimeOnly(8, 45) };

    [Test]
    public async Task A_slot_that_no_host_was_there_for_is_missed_once_its_deadline_has_passed()
    {
        using var bench = await ProcessedAsync();

        bench.Clock.Advance(TimeSpan.FromHours(24 + 2));
        var before = await FindAsync(bench);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var after = await FindAsync(bench);

        Assert.That(before, Is.Empty);
        Assert.That(after.Single(), Is.EqualTo(new MissedDeadline("daily", Session.Parse("2026-11-16"), At("2026-11-17T06:00-05:00"), At("2026-11-17T08:45-05:00"))));
    }

    [Test]
    public async Task A_host_that_comes_later_changes_nothing_until_the_session_is_processed()
    {
        using var bench = await ProcessedAsync();
        bench.Clock.Advance(TimeSpan.FromHours(28));
        await bench.Missed.MakeUpAsync(Daily, CancellationToken.None);
        var queued = await FindAsync(bench);

        await bench.FinishNextAsync();

        Assert.That(queued, Has.Count.EqualTo(1));
        Assert.That(await FindAsync(bench), Is.Empty);
    }

    [Test]
    public async Task A_later_run_in_time_does_not_hide_a_session_without_one()
    {
        using var bench = await ProcessedAsync();
        bench.Clock.Advance(TimeSpan.FromDays(2));
        await bench.StartDueAsync(Daily);
        await bench.FinishNextAsync();
        bench.Clock.Advance(TimeSpan.FromHours(4));

        Assert.That((await FindAsync(bench)).Select(missed => $"{missed.Session}"), Is.EqualTo((string[])["2026-11-16"]));
    }

    [Test]
    public async Task Of_a_slot_with_a_run_the_run_tells()
    {
        using var bench = await ProcessedAsync();
        bench.Clock.Advance(TimeSpan.FromDays(1));
        await bench.StartDueAsync(Daily);
        bench.Clock.Advance(TimeSpan.FromHours(4));

        Assert.That(await FindAsync(bench), Is.Empty);
    }

    [Test]
    public async Task A_job_that_only_people_have_run_has_missed_nothing_even_when_a_host_makes_up_for_it()
    {
        using var bench = new ScheduleBench(Monday);
        await bench.Queue.EnqueueAsync(ByHand(bench), new RunPart { All = true }, CancellationToken.None);
        await bench.FinishNextAsync();
        bench.Clock.Advance(TimeSpan.FromDays(3.5));
        await bench.Missed.MakeUpAsync(Daily, CancellationToken.None);

        Assert.That(await FindAsync(bench), Is.Empty);
    }

    [Test]
    public async Task Only_the_last_week_counts_and_holidays_do_not()
    {
        using var bench = await ProcessedAsync();
        bench.Clock.Advance(TimeSpan.FromDays(11.5));

        Assert.That((await FindAsync(bench)).Select(missed => $"{missed.Session}"), Is.EqualTo((string[])["2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25"]));
    }

    [Test]
    public async Task A_schedule_that_was_given_up_is_not_missed_for_ever()
    {
        using var bench = await ProcessedAsync();
        bench.Clock.Advance(TimeSpan.FromDays(40));

        Assert.That(await FindAsync(bench), Is.Empty);
    }

    private static Task<IReadOnlyList<MissedDeadline>> FindAsync(ScheduleBench bench) =>
        new MissedDeadlines(bench.History, new ScheduleUse(bench.History, bench.Clock), new MarketSessions(null), bench.Clock).FindAsync(Daily, CancellationToken.None);

    private static NewRun ByHand(ScheduleBench bench) => new()
    {
        Job = "daily",
        Session = Session.Parse("2026-11-13"),
        Trigger = RunTrigger.Manual,
        Created = bench.Clock.GetUtcNow(),
        Version = "",
    };

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<ScheduleBench> ProcessedAsync()
    {
        var bench = new ScheduleBench(Monday);
        await bench.StartDueAsync(Daily);
        await bench.FinishNextAsync();
        return bench;
    }
}
