using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Runs the chosen nodes of one command from the first look at the warehouse to the artifacts.</summary>
internal sealed class NodeInvocation(RunContext run, RunCommand command, SqlRunOptions options, List<string> warnings)
{
    private readonly TimeProvider time = run.Project.Options.Time;

    public async Task<InvocationResult> RunAsync(IReadOnlyList<Node> nodes, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var threads = Threads(options, run.Project.Target);
        var plan = ExecutionPlan.Create(run.Project.Graph, nodes, command.Gates);
        var hooks = nodes.Count == 0 || command.OnlyCompiles ? ProjectHooks.None(run) : ProjectHooks.Of(run);
        run.Observer.Planned(plan.Count + hooks.Count);
        var runners = Runners();
        await using var journal = command.IsKept ? RunJournal.Start(run.Project.TargetDirectory, Describe(nodes)) : null;
        await using var executor = new NodeExecutor(run, node => runners(node), time, journal);
        try
        {
            await new WarehousePreparation(run).PrepareAsync(command.Builds ? nodes : [], [.. nodes.OfType<TestNode>().Where(run.StoresFailures)], cancellation);
            await using var reuse = options.ReuseUnchanged && !command.OnlyCompiles ? await ReuseSession.OpenAsync(run, cancellation) : null;
            // Who compares with the last build finds what an earlier attempt has done, and what was changed after it too.
            if (reuse is not null)
                runners = reuse.Wrap(runners);
            else if (options.IsDone is { } isDone && !command.OnlyCompiles)
                runners = KeepingRunner.Wrap(runners, plan, isDone);
            if (await hooks.StartAsync(executor.Add, cancellation) || !run.Project.Flag("skip_nodes_if_on_run_start_fails"))
                await DagRunner.RunAsync(plan, threads, executor.RunAsync, cancellation);
            else
                nodes.ToList().ForEach(node => executor.Skip(node, "on-run-start", "skipped, because on-run-start did not succeed"));
            await hooks.EndAsync(executor.Results, executor.Add, cancellation);
        }
        finally
        {
            WriteArtifacts(Result(executor, started));
        }

        return Result(executor, started);
    }

    /// <summary>How many nodes run at once. Templates wait for the engine on the thread that renders them, and the pool is slow to give more threads.</summary>
    public static int Threads(SqlRunOptions options, TargetProfile target)
    {
        var threads = options.Threads ?? target.Threads;
        if (threads <= 0)
            throw new ConfigurationException($"--threads: {threads} is not a number of threads. Use 1 or more.");
        ThreadPool.GetMinThreads(out var workers, out var completions);
        if (workers < threads + 2)
            ThreadPool.SetMinThreads(threads + 2, completions);
        return threads;
    }

    private InterruptedRun Describe(IReadOnlyList<Node> nodes) => new()
    {
        Command = command.Name,
        Nodes = [.. nodes.Select(node => node.UniqueId)],
        FullRefresh = options.FullRefresh,
        Empty = options.Empty,
        StoreFailures = options.StoreFailures,
        WarnError = options.WarnError,
        Target = run.Project.Target.Name,
        Vars = JsonText.Write(run.Project.Options.Vars),
    };

    private Func<Node, INodeRunner> Runners()
    {
        if (command.OnlyCompiles)
        {
            var compile = new CompileRunner(run);
            return _ => compile;
        }

        var (models, seeds, tests, unitTests) = (new ModelBuilder(run), new SeedBuilder(run), new TestRunner(run), new UnitTestRunner(run));
        return node => node switch
        {
            ModelNode => models,
            SeedNode => seeds,
            UnitTestNode => unitTests,
            _ => tests,
        };
    }

    private InvocationResult Result(NodeExecutor executor, long started) =>
        new()
        {
            InvocationId = run.Invocation.Id,
            Command = command.Name,
            StartedAt = run.Invocation.StartedAt,
            Elapsed = time.GetElapsedTime(started),
            Results = executor.Results,
            Warnings = warnings,
        };

    private void WriteArtifacts(InvocationResult result)
    {
        new Manifest(run, result.Results).Write();
        if (command.IsKept)
            RunResults.Write(run, result);
    }
}
