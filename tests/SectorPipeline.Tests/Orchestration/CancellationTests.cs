using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class CancellationTests
{
    private JobBench bench = new();

    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task A_cancelled_run_says_so_for_all_that_did_not_end_and_can_be_resumed()
    {
        using var cancel = new CancellationTokenSource();
        var job = bench.Job("prices:", "load: prices", "export: load");
        bench.On("load", async (_, cancellation) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return StepResult.Nothing;
        });

        var cancelled = await bench.RunAsync(job, cancellation: cancel.Token);
        var resumed = await bench.Succeed("load").RerunAsync(job);

        Assert.Multiple(() =>
        {
            Assert.That(cancelled.Run.State, Is.EqualTo(RunState.Cancelled));
            Assert.That(cancelled.Steps.Select(step => step.State), Is.EqualTo([StepState.Succeeded, StepState.Cancelled, StepState.Cancelled]));
            Assert.That(cancelled.Steps[1].Attempts.Single().State, Is.EqualTo(StepState.Cancelled));
            Assert.That(cancelled.Steps[2].Attempts, Is.Empty);
            Assert.That(resumed.Run.Id, Is.EqualTo(cancelled.Run.Id));
            Assert.That(resumed.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(bench.Ran, Is.EqualTo(["prices", "load", "load", "export"]));
        });
    }

    [Test]
    public async Task A_step_that_answers_a_cancellation_with_an_error_is_cancelled_not_failed()
    {
        using var cancel = new CancellationTokenSource();
        bench.On("load", async (_, _) =>
        {
            await cancel.CancelAsync();
            throw new InvalidOperationException("connection closed");
        });

        var run = await bench.RunAsync(bench.Job("load:"), cancellation: cancel.Token);

        var attempt = run.Steps.Single().Attempts.Single();
        Assert.That((run.Run.State, attempt.State, attempt.Error), Is.EqualTo((RunState.Cancelled, StepState.Cancelled, "InvalidOperationException: connection closed")));
    }

    [Test]
    public async Task A_cancelled_step_has_done_what_it_says()
    {
        using var cancel = new CancellationTokenSource();
        bench.On("load", async (_, cancellation) =>
        {
            await cancel.CancelAsync();
            throw new StepCancelledException(
                new StepResult { Rows = 7, Counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["requests"] = 3 } },
                new OperationCanceledException(cancellation));
        });

        var run = await bench.RunAsync(bench.Job("load:"), cancellation: cancel.Token);

        var step = run.Steps.Single();
        Assert.That((step.State, step.Rows, step.Counts["requests"]), Is.EqualTo((StepState.Cancelled, 7L, 3L)));
    }

    [Test]
    public async Task A_step_that_ended_well_all_the_same_has_succeeded()
    {
        using var cancel = new CancellationTokenSource();
        bench.On("load", async (_, _) =>
        {
            await cancel.CancelAsync();
            return StepResult.Nothing;
        });

        var run = await bench.RunAsync(bench.Job("load:", "export: load"), cancellation: cancel.Token);

        Assert.That(run.Run.State, Is.EqualTo(RunState.Cancelled));
        Assert.That(run.Steps.Select(step => step.State), Is.EqualTo([StepState.Succeeded, StepState.Cancelled]));
    }

    [Test]
    public async Task The_pause_between_attempts_ends_with_the_run()
    {
        using var cancel = new CancellationTokenSource();
        bench.Fail("prices", transient: true);
        var job = bench.Job(step => step with { Retry = new RetryPolicy() }, "prices:");

        var running = bench.RunAsync(job, cancellation: cancel.Token);
        await bench.Clock.WaitForTimerAsync(CancellationToken.None);
        await cancel.CancelAsync();
        var run = await running;

        var step = run.Steps.Single();
        Assert.That((run.Run.State, step.State, step.Attempts.Single().State), Is.EqualTo((RunState.Cancelled, StepState.Cancelled, StepState.Failed)));
        Assert.That(bench.Observer.Lines.TakeLast(2), Is.EqualTo(["prices Cancelled", "run Cancelled"]));
    }

    [Test]
    public async Task A_step_that_waits_for_its_pool_is_cancelled_without_an_attempt()
    {
        using var cancel = new CancellationTokenSource();
        var job = bench.Job(step => step with { Pool = "yahoo" }, "a:", "b:");
        foreach (var name in new[] { "a", "b" })
        {
            bench.On(name, async (_, cancellation) =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation);
                return StepResult.Nothing;
            });
        }

        var run = await bench.RunAsync(job, cancellation: cancel.Token);

        Assert.That(run.Steps.Select(step => step.State), Is.All.EqualTo(StepState.Cancelled));
        Assert.That(run.Steps.Sum(step => step.Attempts.Count), Is.EqualTo(1));
    }
}
