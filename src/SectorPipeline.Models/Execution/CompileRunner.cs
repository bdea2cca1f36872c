namespace SectorPipeline.Models;

/// <summary>Renders SQL without running it.</summary>
internal sealed class CompileRunner(RunContext run) : INodeRunner
{
    public Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation) =>
        Task.FromResult(node is SqlNode sql ? Compile(sql, session, result, cancellation) : result);

    private NodeResult Compile(SqlNode sqlNode, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var sql = new NodeCompiler(run, session, cancellation).Compile(sqlNode);
        return result with
        {
            CompiledCode = sql,
            CompiledAt = run.Project.Options.Time.GetUtcNow(),
            CompiledPath = run.Artifacts.WriteCompiled(sqlNode, sql),
        };
    }
}
