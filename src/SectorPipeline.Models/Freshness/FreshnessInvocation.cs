using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Asks the chosen sources how old they are, and keeps the answers in sources.json; what retry goes by is left alone.</summary>
internal sealed class FreshnessInvocation(RunContext run, SqlRunOptions options, List<string> warnings, string output)
{
    private readonly TimeProvider time = run.Project.Options.Time;

    public async Task<InvocationResult> RunAsync(IReadOnlyList<Node> sources, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var threads = NodeInvocation.Threads(options, run.Project.Target);
        var hooks = sources.Count == 0 || run.Project.File.Flags.GetValueOrDefault("source_freshness_run_project_hooks") is false ? ProjectHooks.None(run) : ProjectHooks.Of(run);
        var ofHooks = new List<NodeResult>();
        run.Observer.Planned(sources.Count);
        var runner = new FreshnessRunner(run);
        await using var executor = new NodeExecutor(run, _ => runner, time, journal: null);
        var plan = ExecutionPlan.Create(run.Project.Graph, sources, testsGate: false);
        await hooks.StartAsync(ofHooks.Add, cancellation);
        await DagRunner.RunAsync(plan, threads, executor.RunAsync, cancellation);
        await hooks.EndAsync(executor.Results, ofHooks.Add, cancellation);
        var result = new InvocationResult
        {
            InvocationId = run.Invocation.Id,
            Command = run.Invocation.Command,
            StartedAt = run.Invocation.StartedAt,
            Elapsed = time.GetElapsedTime(started),
            Results = executor.Results,
            Warnings = warnings,
        };
        new Manifest(run, []).Write();
        SourcesWriter.Write(run, result, output);
        return result with { Results = [.. executor.Results, .. ofHooks.Where(hook => !hook.IsGood)] };
    }
}
