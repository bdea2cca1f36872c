using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class RetryTests
{
    private static readonly RetryPolicy FourTimes = new() { Attempts = 4, First = TimeSpan.FromSeconds(10) };

    private JobBench bench = new();

    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task A_passing_error_is_tried_again_after_growing_pauses()
    {
        var tries = 0;
        bench.On("prices", (_, _) => ++tries < 4 ? throw Transient() : Task.FromResult(StepResult.Nothing));

        var running = bench.RunAsync(Job(FourTimes));
        var pauses = new[] { await PauseAsync(), await PauseAsync(), await PauseAsync() };
        var run = await running;

        Assert.Multiple(() =>
        {
            Assert.That(pauses[0].TotalSeconds, Is.EqualTo(10).Within(2));
            Assert.That(pauses[1].TotalSeconds, Is.EqualTo(20).Within(4));
            Assert.That(pauses[2].TotalSeconds, Is.EqualTo(40).Within(8));
            Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(run.Steps.Single().Attempts.Select(attempt => attempt.State), Is.EqualTo([StepState.Failed, StepState.Failed, StepState.Failed, StepState.Succeeded]));
            Assert.That(run.Steps.Single().Attempts.Select(attempt => attempt.Number), Is.EqualTo([1, 2, 3, 4]));
            Assert.That(run.Steps.Single().Attempts[0].IsTransient, Is.True);
            Assert.That(bench.Observer.Lines, Does.Contain("prices attempt 1 failed: yahoo: 503; will retry"));
        });
    }

    [Test]
    public async Task After_the_last_attempt_the_step_fails()
    {
        bench.Fail("prices", "yahoo: 503", transient: true);

        var running = bench.RunAsync(Job(FourTimes with { Attempts = 2 }));
        await PauseAsync();
        var run = await running;

        Assert.That(run.Run.State, Is.EqualTo(RunState.Failed));
        Assert.That(run.Steps.Single().Attempts, Has.Count.EqualTo(2));
        Assert.That(bench.Observer.Lines, Does.Contain("prices attempt 2 failed: yahoo: 503; for good"));
    }

    [Test]
    public async Task An_error_that_stays_is_not_tried_again()
    {
        bench.Fail("prices", "no symbol is called 'XYZ'.");

        var run = await bench.RunAsync(Job(FourTimes));

        Assert.That(run.Steps.Single().Attempts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_attempt_that_takes_too_long_is_stopped_and_counts_as_passing()
    {
        var tries = 0;
        bench.On("prices", async (_, cancellation) =>
        {
            if (++tries == 1)
                await Task.Delay(Timeout.Infinite, cancellation);
            return StepResult.Nothing;
        });

        var running = bench.RunAsync(bench.Job(step => step with { Timeout = TimeSpan.FromMinutes(20), Retry = FourTimes }, "prices:"));
        var timeout = await PauseAsync();
        await PauseAsync();
        var run = await running;

        Assert.Multiple(() =>
        {
            Assert.That(timeout, Is.EqualTo(TimeSpan.FromMinutes(20)));
            Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
            Assert.That(run.Steps.Single().Attempts[0].Error, Is.EqualTo("prices: stopped after 20m, its timeout. If it needs longer, raise timeout in jobs/daily.yml."));
            Assert.That(run.Steps.Single().Attempts[0].IsTransient, Is.True);
        });
    }

    [Test]
    public async Task What_an_attempt_did_until_its_timeout_counts()
    {
        bench.On("prices", async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new StepCancelledException(new StepResult { Rows = 7 }, new OperationCanceledException(cancellation));
        });

        var running = bench.RunAsync(bench.Job(step => step with { Timeout = TimeSpan.FromMinutes(20) }, "prices:"));
        await PauseAsync();
        var run = await running;

        Assert.That((run.Run.State, run.Steps.Single().Rows), Is.EqualTo((RunState.Failed, 7L)));
    }

    [Test]
    public async Task The_pause_holds_no_place_in_the_pool()
    {
        var tries = 0;
        bench.On("flaky", (_, _) => ++tries == 1 ? throw Transient() : Task.FromResult(StepResult.Nothing));
        using var other = new SemaphoreSlim(0);
        bench.On("other", (_, _) =>
        {
            other.Release();
            return Task.FromResult(StepResult.Nothing);
        });

        var running = bench.RunAsync(bench.Job(step => step with { Pool = "yahoo", Retry = FourTimes }, "flaky:", "other:"));
        await other.WaitAsync(Token());
        await PauseAsync();
        var run = await running;

        Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
    }

    [TestCase(Backoff.Exponential, 1, 0.5, 10)]
    [TestCase(Backoff.Exponential, 3, 0.5, 40)]
    [TestCase(Backoff.Exponential, 3, 0.0, 32)]
    [TestCase(Backoff.Exponential, 3, 1.0, 48)]
    [TestCase(Backoff.Exponential, 99, 1.0, 60)]
    [TestCase(Backoff.Constant, 5, 0.5, 10)]
    public void Pauses_grow_spread_and_end_at_the_longest(Backoff backoff, int attempt, double random, double seconds)
    {
        var policy = new RetryPolicy { First = TimeSpan.FromSeconds(10), Max = TimeSpan.FromMinutes(1), Backoff = backoff };

        Assert.That(policy.PauseAfter(attempt, random), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    private static PipelineException Transient() => new("yahoo: 503") { IsTransient = true };

    private static CancellationToken Token() => new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token;

    private Task<TimeSpan> PauseAsync() => bench.Clock.AdvanceToTimerAsync(Token());

    private Job Job(RetryPolicy retry) => bench.Job(step => step with { Retry = retry }, "prices:");
}
