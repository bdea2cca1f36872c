using System.Collections.Concurrent;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>What <c>for_each</c> makes of a step.</summary>
public sealed class FanOutTests
{
    private const string Four =
        """
        steps:
          prices:
            uses: test
            for_each: [A, B, C, D, A]
            max_parallel: 2
            with: { symbol: "${{ item }}", text: "${{ item }} of ${{ session.date }}" }
            retry: { attempts: 2, first: 1s }
        """;

    private readonly ConcurrentQueue<string> items = new();
    private JobBench bench = new();

    [SetUp]
    public void Prepare()
    {
        items.Clear();
        bench = new JobBench();
    }

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task A_step_runs_once_per_item_and_its_results_add_up()
    {
        bench.On("prices", (context, _) => Task.FromResult(new StepResult
        {
            Rows = 2,
            Counts = new Dictionary<string, long>(StringComparer.Ordinal) { [StepCounts.Loaded] = 2, [StepCounts.NoData] = 1 },
            Warnings = context.With.Text("symbol") == "B" ? ["has a gap"] : [],
        }));

        var run = await bench.RunAsync(bench.Read(Four));

        Assert.Multiple(() =>
        {
            Assert.That(run.Steps[0].Rows, Is.EqualTo(8));
            Assert.That(run.Steps[0].Counts, Is.EquivalentTo(new Dictionary<string, long> { ["loaded"] = 8, ["no_data"] = 4 }));
            Assert.That(run.Steps[0].Warnings, Is.EqualTo(["B: has a gap"]));
            Assert.That(bench.Observer.Lines, Does.Contain("prices at 4 of 4"));
        });
    }

    [Test]
    public async Task An_item_stands_for_itself_wherever_with_names_it()
    {
        bench.On("prices", (context, _) => Noting(context, context.With.Text("text")!));

        await bench.RunAsync(bench.Read(Four));

        Assert.That(items, Is.EquivalentTo(["A of 2020-01-03", "B of 2020-01-03", "C of 2020-01-03", "D of 2020-01-03"]));
    }

    [Test]
    public async Task No_more_items_run_at_once_than_allowed_and_as_many_do()
    {
        var (running, most) = (0, 0);
        using var two = new Barrier(2);
        bench.On("prices", (_, cancellation) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            var met = two.SignalAndWait(TimeSpan.FromSeconds(10), cancellation);
            Interlocked.Decrement(ref running);
            return met ? Task.FromResult(StepResult.Nothing) : throw new TimeoutException("The other item never came.");
        });

        var run = await bench.RunAsync(bench.Read(Four));

        Assert.That((run.Run.State, most), Is.EqualTo((RunState.Succeeded, 2)));
    }

    [Test]
    public async Task Failures_come_as_one_that_names_the_items_after_all_have_had_their_turn()
    {
        bench.On("prices", (context, _) => context.With.Text("symbol") is "B" or "D" ? throw new PipelineException($"yahoo: 404 for '{context.With.Text("symbol")}'.") : Noting(context));

        var run = await bench.RunAsync(bench.Read(Four));

        Assert.Multiple(() =>
        {
            Assert.That(run.Steps[0].Error, Is.EqualTo("prices: 2 of 4 items failed.\nB: yahoo: 404 for 'B'.\nD: yahoo: 404 for 'D'."));
            Assert.That((run.Steps[0].Attempts.Count, run.Steps[0].Rows), Is.EqualTo((1, 2)));
            Assert.That(items, Is.EquivalentTo(["A", "C"]));
        });
    }

    [Test]
    public async Task A_retry_runs_only_the_items_that_failed_when_all_their_errors_may_pass()
    {
        var failing = true;
        bench.On("prices", (context, _) =>
        {
            items.Enqueue(context.With.Text("symbol")!);
            return failing && context.With.Text("symbol") == "C"
                ? throw new PipelineException("yahoo: 503.") { IsTransient = true, Partial = new StepResult { Rows = 10 } }
                : Task.FromResult(new StepResult { Rows = 1, Counts = new Dictionary<string, long>(StringComparer.Ordinal) { [StepCounts.NoData] = 1 }, Warnings = ["late"] });
        });

        var running = bench.RunAsync(bench.Read(Four));
        await bench.Clock.WaitForTimerAsync(CancellationToken.None);
        failing = false;
        bench.Clock.Advance(TimeSpan.FromSeconds(2));
        var run = await running;

        Assert.Multiple(() =>
        {
            Assert.That(items.Order(), Is.EqualTo(["A", "B", "C", "C", "D"]));
            Assert.That((run.Run.State, run.Steps[0].Attempts.Count, run.Steps[0].Rows), Is.EqualTo((RunState.Succeeded, 2, 14)));
            Assert.That(run.Steps[0].Counts[StepCounts.NoData], Is.EqualTo(4));
            Assert.That(run.Steps[0].Warnings.Order(), Is.EqualTo(["A: late", "B: late", "C: late", "D: late"]));
        });
    }

    [Test]
    public async Task Cancelling_waits_for_the_items_that_run_and_starts_no_more()
    {
        using var cancel = new CancellationTokenSource();
        bench.On("prices", async (context, cancellation) =>
        {
            items.Enqueue(context.With.Text("symbol")!);
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return StepResult.Nothing;
        });

        var run = await bench.RunAsync(bench.Read(Four), cancellation: cancel.Token);

        Assert.That(run.Steps[0].State, Is.EqualTo(StepState.Cancelled));
        Assert.That(items, Has.Count.LessThanOrEqualTo(2));
    }

    [TestCase("A, B,,A", "A B")]
    [TestCase("", "")]
    public async Task The_list_may_come_from_a_parameter(string symbols, string expected)
    {
        bench.On("prices", (context, _) => Noting(context));
        var job = bench.Read("parameters: { symbols: X }\nsteps: { prices: { uses: test, for_each: \"${{ params.symbols }}\", with: { symbol: \"${{ item }}\" } } }");

        var run = await bench.RunAsync(job, new RunRequest { Session = JobBench.Session, Parameters = new Dictionary<string, string> { ["symbols"] = symbols } });

        Assert.That(string.Join(' ', items.Order()), Is.EqualTo(expected));
        Assert.That(run.Run.State, Is.EqualTo(RunState.Succeeded));
    }

    private Task<StepResult> Noting(StepContext context, string? text = null)
    {
        items.Enqueue(text ?? context.With.Text("symbol")!);
        return Task.FromResult(new StepResult { Rows = 1 });
    }
}
