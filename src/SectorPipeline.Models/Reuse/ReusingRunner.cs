namespace SectorPipeline.Models;

/// <summary>Leaves a node as it is when it would be built, or tested, from the same as the last time.</summary>
internal sealed class ReusingRunner(INodeRunner inner, RunContext run, BuildMemory memory) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var code = node is SqlNode sql ? new NodeCompiler(run, session, cancellation).Compile(sql) : Checksum.Of(node);
        var fingerprint = Fingerprint.ReadsMoreThanTables(code) ? null : Fingerprint.Of(node, Origin(node, code, session, cancellation), run.Project.Graph, memory);
        if (fingerprint is not null && memory.Find(node) == fingerprint && IsThere(node))
            return Reuse(node, code, result);

        await memory.ForgetAsync(node, session, cancellation);
        var built = await inner.RunAsync(node, session, result, cancellation);
        if (fingerprint is not null && built.Status is NodeStatus.Success or NodeStatus.Pass)
            memory.Remember(node, fingerprint);
        return built;
    }

    // What adds to a table has another text than what made it; a table is made of the one that builds all of it.
    private string Origin(Node node, string code, WarehouseSession session, CancellationToken cancellation)
    {
        if (node is not ModelNode { Materialized: "incremental" } model)
            return run.Invocation.Anonymous(code);
        if (run.IsIncremental(model))
            code = new NodeCompiler(run, session, cancellation) { BuildsAnew = true }.Compile(model);
        return $"{run.Invocation.Anonymous(code)}\n{Checksum.Of(model)}";
    }

    private bool IsThere(Node node) =>
        node is TestNode || (!run.IsFullRefresh(node) && run.Cache.Find(node.Relation!) is not null);

    private static NodeResult Reuse(Node node, string code, NodeResult result) => result with
    {
        Status = node is TestNode ? NodeStatus.Pass : NodeStatus.Success,
        Failures = node is TestNode ? 0 : null,
        CompiledCode = node is SqlNode ? code : null,
        Message = "unchanged",
        IsReused = true,
    };
}
