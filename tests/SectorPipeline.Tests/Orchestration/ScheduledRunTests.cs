using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class ScheduledRunTests
{
    // The clock of the bench stands at 06:00 in New York.
    [Test]
    public async Task A_scheduled_run_starts_a_step_not_before_its_time()
    {
        using var bench = new JobBench();
        var job = bench.Job(step => step with { NotBefore = step.Name == "validate" ? new TimeOnly(6, 30) : new TimeOnly(5, 0) }, "prices:", "validate: prices");

        var running = bench.RunAsync(job, new RunRequest { Session = JobBench.Session, Trigger = RunTrigger.Scheduled });
        var waited = await bench.Clock.AdvanceToTimerAsync(CancellationToken.None);
        var run = await running;

        Assert.That(waited, Is.EqualTo(TimeSpan.FromMinutes(30)));
        Assert.That(bench.Observer.Lines, Does.Contain("validate delayed until 06:30 -05:00"));
        Assert.That(run.Steps[1].Started, Is.EqualTo(new DateTimeOffset(2020, 1, 6, 11, 30, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_manual_run_goes_at_once()
    {
        using var bench = new JobBench();

        var run = await bench.RunAsync(bench.Job(step => step with { NotBefore = new TimeOnly(6, 30) }, "validate:"));

        Assert.That(run.Steps[0].Started, Is.EqualTo(bench.Clock.GetUtcNow()));
    }

    [TestCase("2020-03-08T05:00:00Z", "2020-03-08T07:30:00Z", Description = "02:30 does not exist on this day; the clock shows 03:30")]
    [TestCase("2020-03-09T05:00:00Z", "2020-03-09T06:30:00Z", Description = "summer time: four hours behind")]
    [TestCase("2020-03-06T05:00:00Z", "2020-03-06T07:30:00Z", Description = "winter time: five hours behind")]
    public void The_time_is_that_of_the_zone_on_the_day_of_the_run(string began, string due)
    {
        using var bench = new JobBench();
        var job = bench.Job(step => step with { NotBefore = new TimeOnly(2, 30) }, "validate:");
        var scope = Scope(bench, job) with { Began = DateTimeOffset.Parse(began, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.That(scope.DueAt(job.Steps["validate"]), Is.EqualTo(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static RunScope Scope(JobBench bench, Job job)
    {
        var run = new Run
        {
            Id = "1",
            Job = job.Name,
            Session = JobBench.Session,
            State = RunState.Running,
            Created = bench.Clock.GetUtcNow(),
            Trigger = RunTrigger.Scheduled,
            Version = "",
        };
        return new RunScope
        {
            Job = job,
            Run = run,
            Trigger = RunTrigger.Scheduled,
            History = bench.History,
            Observer = bench.Observer,
            Services = bench,
            Slots = new StepSlots(new ExecutorOptions(), null),
            Time = bench.Clock,
            Began = bench.Clock.GetUtcNow(),
        };
    }
}
