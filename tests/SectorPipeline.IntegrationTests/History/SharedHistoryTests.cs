using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.IntegrationTests.History;

/// <summary>Nodes that share a run history in PostgreSQL.</summary>
[TestFixture]
internal sealed class SharedHistoryTests
{
    private static readonly TimeSpan NodeTimeout = TimeSpan.FromSeconds(1);
    private static readonly string[] Daily = ["daily"];

    private PostgresSchema? schema;
    private HistoryStore? one;
    private HistoryStore? other;

    private HistoryStore One => one!;

    private HistoryStore Other => other!;

    [SetUp]
    public async Task OpenAsync()
    {
        schema = await PostgresServer.CreateSchemaAsync("shared_history");
        var stores = await Task.WhenAll(OpenNodeAsync(), OpenNodeAsync());
        (one, other) = (stores[0], stores[1]);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        one?.Dispose();
        other?.Dispose();
        if (schema is not null)
            await schema.DisposeAsync();
    }

    [Test]
    public async Task Two_nodes_claim_each_queued_run_once()
    {
        const int count = 60;
        for (var run = 0; run < count; run++)
            await One.Queue.EnqueueAsync(NewRun($"job{run}"), new RunPart { All = true }, CancellationToken.None);
        string[] jobs = [.. Enumerable.Range(0, count).Select(run => $"job{run}")];

        var claimed = await Task.WhenAll(ClaimAllAsync(One, jobs), ClaimAllAsync(Other, jobs), ClaimAllAsync(One, jobs), ClaimAllAsync(Other, jobs));

        Assert.That(claimed.SelectMany(runs => runs).ToList(), Is.Unique.And.Count.EqualTo(count));
    }

    [Test]
    public async Task Nodes_that_fire_one_slot_make_one_run()
    {
        var slot = NewRun() with { Slot = new DateTimeOffset(2026, 11, 24, 11, 0, 0, TimeSpan.Zero) };

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => (turn % 2 == 0 ? One : Other).Queue.EnqueueAsync(slot, new RunPart(), CancellationToken.None)));

        Assert.That(made.Count(run => run is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task The_run_of_a_silent_node_goes_to_another_and_the_first_can_write_no_more()
    {
        await One.Queue.EnqueueAsync(NewRun(), new RunPart { All = true }, CancellationToken.None);
        var first = await One.Queue.ClaimAsync(Daily, CancellationToken.None);
        await One.Runs.ResumeRunAsync(first!.Run.Id, ["prices"], false, CancellationToken.None);
        await One.Runs.StartAttemptAsync(first.Run.Id, Attempt(), CancellationToken.None);

        var tooEarly = await Other.Queue.ClaimAsync(Daily, CancellationToken.None);
        await Task.Delay(NodeTimeout * 1.5);
        var taken = await Other.Queue.ClaimAsync(Daily, CancellationToken.None);

        var steps = (await Other.Runs.FindAsync(first.Run.Id, CancellationToken.None)).Steps;
        var orders = await One.Queue.BeatAsync(CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tooEarly, Is.Null);
            Assert.That((taken?.Run.Id, taken?.Trigger, taken?.Run.Node), Is.EqualTo((first.Run.Id, RunTrigger.Recovery, Other.Node)));
            Assert.That(steps[0].State, Is.EqualTo(StepState.Interrupted));
            Assert.That(orders.Select(order => (order.Run, order.Lost)), Is.EqualTo(((string, bool)[])[(first.Run.Id, true)]));
            Assert.ThrowsAsync<RunLostException>(() => One.Runs.FinishAttemptAsync(first.Run.Id, Attempt(), null, CancellationToken.None));
        }
    }

    [Test]
    public async Task A_node_that_beats_keeps_its_run()
    {
        await One.Queue.EnqueueAsync(NewRun(), new RunPart { All = true }, CancellationToken.None);
        await One.Queue.ClaimAsync(Daily, CancellationToken.None);

        for (var beat = 0; beat < 8; beat++)
        {
            await Task.Delay(NodeTimeout / 4);
            await One.Queue.BeatAsync(CancellationToken.None);
        }

        Assert.That(await Other.Queue.ClaimAsync(Daily, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_running_run_that_another_node_cancels_is_told_to_stop()
    {
        await One.Queue.EnqueueAsync(NewRun(), new RunPart { All = true }, CancellationToken.None);
        var claimed = await One.Queue.ClaimAsync(Daily, CancellationToken.None);

        await Other.Queue.CancelAsync(claimed!.Run.Id, "key:somebody", CancellationToken.None);

        var orders = await One.Queue.BeatAsync(CancellationToken.None);
        Assert.That(orders, Is.EqualTo((StopOrder[])[new StopOrder(claimed.Run.Id, "cancelled by key:somebody", Lost: false)]));
    }

    [Test]
    public async Task A_backfill_runs_in_its_order_as_many_at_once_as_it_allows_and_not_while_it_is_paused()
    {
        var sessions = Enumerable.Range(24, 5).Reverse().Select(day => new BackfillSlot(new Session(new DateOnly(2024, 6, day)))).ToList();
        var backfill = await One.Backfills.CreateAsync(NewBackfill(maxParallel: 2), sessions, CancellationToken.None);

        var started = await ClaimAllAsync(Other, Daily);
        await One.Backfills.PauseAsync(backfill.Id, "cli:test", CancellationToken.None);
        await Other.Runs.FinishRunAsync(started[0], RunState.Succeeded, DateTimeOffset.UnixEpoch, CancellationToken.None);
        var whilePaused = await ClaimAllAsync(Other, Daily);
        await One.Backfills.ResumeAsync(backfill.Id, "cli:test", CancellationToken.None);
        var resumed = await ClaimAllAsync(One, Daily);

        var runs = await One.Runs.ListAsync(new RunFilter { Backfill = backfill.Id }, CancellationToken.None);
        var order = started.Concat(resumed).Select(id => runs.First(run => run.Id == id).Session.Date.Day);
        Assert.That((started.Count, whilePaused.Count, resumed.Count), Is.EqualTo((2, 0, 1)));
        Assert.That(order, Is.EqualTo((int[])[28, 27, 26]));
    }

    [Test]
    public async Task A_vendors_budget_holds_over_all_nodes()
    {
        var limits = new CallLimits(PerDay: 50);

        var grants = await Task.WhenAll(Enumerable.Range(0, 40).Select(turn => (turn % 2 == 0 ? One : Other).Calls.TakeAsync("alphavantage", 2, limits, CancellationToken.None)));

        Assert.That(grants.Sum(grant => grant.Granted), Is.EqualTo(50));
    }

    [Test]
    public async Task A_key_is_known_on_every_node_until_it_is_revoked()
    {
        var (key, text) = await One.ApiKeys.AddAsync("nightly", "viewer", "cli:test", CancellationToken.None);

        var known = await Other.ApiKeys.FindAsync(text.Reveal(), CancellationToken.None);
        await Other.ApiKeys.RevokeAsync("nightly", CancellationToken.None);

        var afterwards = await One.ApiKeys.FindAsync(text.Reveal(), CancellationToken.None);
        Assert.That((known?.Id, afterwards), Is.EqualTo((key.Id, (ApiKey?)null)));
    }

    [Test]
    public async Task A_command_for_another_market_is_refused()
    {
        await One.ClaimAsync("live vendors", CancellationToken.None);
        using var root = new TemporaryFolder();
        var variables = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal)
        {
            ["History__ConnectionString"] = PostgresServer.Require().HistoryConnection,
            ["History__Schema"] = schema!.Name,
        };

        var output = await new SectorProcess(root.Path, variables).RunAsync("run", "daily", "--sandbox");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.ExitCode, Is.EqualTo(2), output.All);
            Assert.That(output.Error, Does.Contain("holds the runs of the live vendors, not of the simulated market of seed 42"));
            Assert.That(await One.Runs.ListAsync(new RunFilter(), CancellationToken.None), Is.Empty);
        }
    }

    private static async Task<List<string>> ClaimAllAsync(HistoryStore node, string[] jobs)
    {
        var claimed = new List<string>();
        while (await node.Queue.ClaimAsync(jobs, CancellationToken.None) is { } run)
            claimed.Add(run.Run.Id);
        return claimed;
    }

    private static NewRun NewRun(string job = "daily") => new()
    {
        Job = job,
        Session = Session.Parse("2024-06-28"),
        Trigger = RunTrigger.Scheduled,
        Created = new DateTimeOffset(2026, 11, 24, 11, 0, 0, TimeSpan.Zero),
        Version = "",
    };

    private static NewBackfill NewBackfill(int maxParallel) => new()
    {
        Job = "daily",
        First = Session.Parse("2024-06-24"),
        Last = Session.Parse("2024-06-28"),
        Order = BackfillOrder.Newest,
        MaxParallel = maxParallel,
        By = "cli:test",
        Created = new DateTimeOffset(2026, 11, 24, 11, 0, 0, TimeSpan.Zero),
        Version = "",
    };

    private static Attempt Attempt() =>
        new() { Step = "prices", Number = 1, Trigger = RunTrigger.Scheduled, State = StepState.Running, Started = DateTimeOffset.UnixEpoch };

    private Task<HistoryStore> OpenNodeAsync() =>
        HistoryStore.OpenPostgresAsync(PostgresServer.Require().HistoryConnection, schema!.Name, NodeTimeout, TimeProvider.System, CancellationToken.None);
}
