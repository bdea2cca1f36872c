using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class DeadlineTests
{
    private JobBench bench = new();

    // The clock of the bench stands at 06:00 in New York.
    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task A_scheduled_run_that_passes_its_deadline_says_so_once_and_goes_on_with_a_warning()
    {
        var end = new TaskCompletionSource<StepResult>();
        bench.On("load", (_, _) => end.Task);

        var running = RunAsync(RunTrigger.Scheduled);
        var waited = await bench.Clock.AdvanceToTimerAsync(CancellationToken.None);
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        end.SetResult(StepResult.Nothing);
        var run = await running;

        Assert.Multiple(() =>
        {
            Assert.That(waited, Is.EqualTo(TimeSpan.FromMinutes(165)));
            Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(bench.Observer.Lines.Count(line => line == "deadline missed: 08:45"), Is.EqualTo(1));
            Assert.That(run.Steps[0].Warnings, Is.EqualTo(["load ended after the deadline of daily, 08:45 in America/New_York."]));
        });
    }

    [TestCase(RunTrigger.Manual, 200)]
    [TestCase(RunTrigger.Scheduled, 60)]
    public async Task Neither_a_manual_run_nor_one_that_is_in_time_misses_it(RunTrigger trigger, int minutes)
    {
        bench.On("load", (_, _) =>
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(minutes));
            return Task.FromResult(StepResult.Nothing);
        });

        var run = await RunAsync(trigger);

        Assert.That(bench.Observer.Lines.Where(line => line.StartsWith("deadline", StringComparison.Ordinal)), Is.Empty);
        Assert.That(run.Steps[0].Warnings, Is.Empty);
    }

    [TestCase("2020-03-08", "02:30", "2020-03-08T07:30:00Z", Description = "the clock shows 03:30 at once")]
    [TestCase("2020-07-01", "08:45", "2020-07-01T12:45:00Z")]
    public void It_is_a_time_of_the_zone_on_the_day(string day, string time, string expected)
    {
        var job = bench.Job("load:") with { Deadline = TimeOnly.Parse(time, CultureInfo.InvariantCulture) };

        Assert.That(job.DeadlineOn(Session.Parse(day).Date), Is.EqualTo(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture)));
    }

    private Task<RunDetails> RunAsync(RunTrigger trigger) =>
        bench.RunAsync(bench.Job("load:") with { Deadline = new TimeOnly(8, 45) }, new RunRequest { Session = JobBench.Session, Trigger = trigger });
}
