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
        run.Observer.Planned(sources.Count);
        var runner = new FreshnessRunner(run);
        await using var executor = new NodeExecutor(run, _ => runner, time, journal: null);
        var plan = ExecutionPlan.Create(run.Project.Graph, sources, testsGate: false);
        await DagRunner.RunAsync(plan, threads, executor.RunAsync, executor.SkipAsync, cancellation);
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
        return result;
    }
}
