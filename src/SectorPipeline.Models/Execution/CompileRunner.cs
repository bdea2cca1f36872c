namespace SectorPipeline.Models;

/// <summary>Renders SQL without running it.</summary>
internal sealed class CompileRunner(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        if (node is not SqlNode sqlNode)
            return result;
        var sql = new NodeCompiler(run, session, cancellation).Compile(sqlNode);
        return result with
        {
            CompiledCode = sql,
            CompiledAt = run.Project.Options.Time.GetUtcNow(),
            CompiledPath = await run.Artifacts.WriteCompiledAsync(sqlNode, sql, cancellation),
        };
    }
}
