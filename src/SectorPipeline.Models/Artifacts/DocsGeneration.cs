namespace SectorPipeline.Models;

/// <summary>Writes the artifacts that documentation is made of.</summary>
internal sealed class DocsGeneration(RunContext run, SqlRunOptions options, List<string> warnings)
{
    private readonly TimeProvider time = run.Project.Options.Time;

    public async Task<InvocationResult> RunAsync(IReadOnlyList<Node> nodes, bool compile, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var result = compile
            ? await new NodeInvocation(run, RunCommand.Generate, options, warnings).RunAsync(nodes, cancellation)
            : WriteManifest();
        var catalog = new CatalogReader(run);
        await catalog.ReadAsync(cancellation);
        new CatalogWriter(run, catalog).Write();
        return result with { Elapsed = time.GetElapsedTime(started), Warnings = [.. warnings, .. catalog.Errors] };
    }

    private InvocationResult WriteManifest()
    {
        new Manifest(run, []).Write();
        return new InvocationResult
        {
            InvocationId = run.Invocation.Id,
            Command = run.Invocation.Command,
            StartedAt = run.Invocation.StartedAt,
            Elapsed = TimeSpan.Zero,
            Results = [],
        };
    }
}
