using System.Collections.Concurrent;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Core;

public sealed class DagRunnerTests
{
    private readonly ConcurrentQueue<string> ran = new();
    private readonly ConcurrentDictionary<string, string> skipped = new();

    [SetUp]
    public void Forget()
    {
        ran.Clear();
        skipped.Clear();
    }

    [Test]
    public async Task An_empty_graph_ends_at_once()
    {
        var outcomes = await RunAsync(DagTests.Dag(), 4, (_, _) => Task.FromResult(true));

        Assert.That(outcomes, Is.Empty);
    }

    [Test]
    public async Task A_node_runs_after_all_that_it_needs()
    {
        await RunAsync(DagTests.Dag("a:", "b: a", "c: a", "d: b c"), 4, Succeed);

        Assert.That(ran.First(), Is.EqualTo("a"));
        Assert.That(ran.Last(), Is.EqualTo("d"));
        Assert.That(ran, Has.Count.EqualTo(4));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task No_more_nodes_run_at_once_than_allowed(int parallel)
    {
        var (running, most) = (0, 0);
        var dag = DagTests.Dag([.. Enumerable.Range(0, 40).Select(n => $"n{n}:")]);

        await RunAsync(dag, parallel, async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return true;
        });

        Assert.That(most, Is.LessThanOrEqualTo(parallel));
    }

    [Test]
    public async Task Independent_nodes_run_side_by_side()
    {
        using var both = new Barrier(2);

        var outcomes = await RunAsync(DagTests.Dag("a:", "b:"), 2, (_, cancellation) => Task.FromResult(both.SignalAndWait(TimeSpan.FromSeconds(10), cancellation)));

        Assert.That(outcomes.Values, Is.All.EqualTo(NodeOutcome.Succeeded));
    }

    [Test]
    public async Task Below_a_failed_node_all_is_skipped_with_its_name_and_the_rest_goes_on()
    {
        var dag = DagTests.Dag("bad:", "good:", "child: bad good", "grandchild: child", "other: good");

        var outcomes = await RunAsync(dag, 2, (name, _) => Task.FromResult(name != "bad"));

        Assert.Multiple(() =>
        {
            Assert.That(outcomes["bad"], Is.EqualTo(NodeOutcome.Failed));
            Assert.That(outcomes["other"], Is.EqualTo(NodeOutcome.Succeeded));
            Assert.That(outcomes["grandchild"], Is.EqualTo(NodeOutcome.Skipped));
            Assert.That(skipped, Is.EquivalentTo(new Dictionary<string, string> { ["child"] = "bad", ["grandchild"] = "bad" }));
        });
    }

    [Test]
    public async Task A_node_that_succeeds_all_the_same_ends_the_reach_of_the_failure_above_it()
    {
        var above = new ConcurrentDictionary<string, string>();

        var outcomes = await DagRunner.RunAsync(DagTests.Dag("bad:", "notify: bad", "page: notify"), 2, Turn, CancellationToken.None);

        Assert.That(above, Is.EquivalentTo(new Dictionary<string, string> { ["notify"] = "bad" }));
        Assert.That(outcomes["page"], Is.EqualTo(NodeOutcome.Succeeded));

        Task<NodeOutcome> Turn(string name, string? failedAbove, CancellationToken cancellation)
        {
            if (failedAbove is not null)
                above[name] = failedAbove;
            return Task.FromResult(name == "bad" ? NodeOutcome.Failed : NodeOutcome.Succeeded);
        }
    }

    [Test]
    public async Task Below_a_node_that_was_skipped_for_no_failure_all_goes_on()
    {
        var outcomes = await DagRunner.RunAsync(DagTests.Dag("left_out:", "child: left_out"), 2, Turn, CancellationToken.None);

        Assert.That(outcomes["child"], Is.EqualTo(NodeOutcome.Succeeded));

        static Task<NodeOutcome> Turn(string name, string? failedAbove, CancellationToken cancellation) =>
            Task.FromResult(name == "left_out" || failedAbove is not null ? NodeOutcome.Skipped : NodeOutcome.Succeeded);
    }

    [Test]
    public void An_exception_stops_the_whole_and_reaches_the_caller()
    {
        var dag = DagTests.Dag("a:", "b:", "c: b");

        var error = Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(dag, 2, async (name, cancellation) =>
        {
            ran.Enqueue(name);
            if (name == "a")
                throw new InvalidOperationException("broken");
            await Task.Delay(Timeout.Infinite, cancellation);
            return true;
        }));

        Assert.That(error.Message, Is.EqualTo("broken"));
        Assert.That(ran, Does.Not.Contain("c"));
    }

    [Test]
    public void After_a_cancellation_no_node_starts_although_one_is_ready()
    {
        using var cancel = new CancellationTokenSource();
        var dag = DagTests.Dag("a:", "b: a", "c:");

        Assert.ThrowsAsync<OperationCanceledException>(() => DagRunner.RunAsync(dag, 1, CancelAndFinish, cancel.Token));

        Assert.That(ran, Is.EqualTo(["a"]));

        async Task<NodeOutcome> CancelAndFinish(string name, string? failedAbove, CancellationToken cancellation)
        {
            ran.Enqueue(name);
            await cancel.CancelAsync();
            return NodeOutcome.Succeeded;
        }
    }

    [Test]
    public void A_running_node_is_waited_for_when_the_whole_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var ended = false;

        Assert.ThrowsAsync<OperationCanceledException>(() => DagRunner.RunAsync(DagTests.Dag("a:"), 1, FinishLate, cancel.Token));

        Assert.That(ended, Is.True);

        async Task<NodeOutcome> FinishLate(string name, string? failedAbove, CancellationToken cancellation)
        {
            await cancel.CancelAsync();
            await Task.Yield();
            ended = true;
            return NodeOutcome.Succeeded;
        }
    }

    [Test]
    public void Fewer_than_one_at_once_is_a_mistake()
    {
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync(DagTests.Dag("a:"), 0, Succeed));
    }

    private Task<bool> Succeed(string name, CancellationToken cancellation)
    {
        ran.Enqueue(name);
        return Task.FromResult(true);
    }

    private Task<IReadOnlyDictionary<string, NodeOutcome>> RunAsync(Dag<string> dag, int parallel, Func<string, CancellationToken, Task<bool>> run) =>
        DagRunner.RunAsync(dag, parallel, async (name, failedAbove, cancellation) => await TurnAsync(name, failedAbove, run, cancellation), CancellationToken.None);

    private async Task<NodeOutcome> TurnAsync(string name, string? failedAbove, Func<string, CancellationToken, Task<bool>> run, CancellationToken cancellation)
    {
        if (failedAbove is null)
            return await run(name, cancellation) ? NodeOutcome.Succeeded : NodeOutcome.Failed;
        skipped[name] = failedAbove;
        return NodeOutcome.Skipped;
    }
}
