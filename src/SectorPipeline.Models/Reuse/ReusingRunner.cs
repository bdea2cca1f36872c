namespace SectorPipeline.Models;

/// <summary>Leaves a node as it is when it would be built, or tested, from the same as the last time.</summary>
internal sealed class ReusingRunner(INodeRunner inner, RunContext run, BuildMemory memory) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var code = node is SqlNode sql ? new NodeCompiler(run, session, cancellation).Compile(sql) : Checksum.Of(node);
        var fingerprint = Fingerprint.Of(node, run.Invocation.Anonymous(code), run.Project.Graph, memory);
        if (fingerprint is not null && memory.Find(node) == fingerprint && IsThere(node))
            return Reuse(node, code, result);

        await memory.ForgetAsync(node, session, cancellation);
        var built = await inner.RunAsync(node, session, result, cancellation);
        if (fingerprint is not null && built.Status is NodeStatus.Success or NodeStatus.Pass)
            memory.Remember(node, fingerprint);
        return built;
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
