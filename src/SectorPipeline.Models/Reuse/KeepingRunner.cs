using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Leaves a node as an earlier attempt of the same work left it.</summary>
internal sealed class KeepingRunner : INodeRunner
{
    private static readonly KeepingRunner Instance = new();

    /// <summary>The runners, but for nodes that are done and stand on nothing that runs again.</summary>
    public static Func<Node, INodeRunner> Wrap(Func<Node, INodeRunner> runners, Dag<Node> plan, Func<Node, bool> isDone)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in plan.Names.Where(name => isDone(plan[name]) && plan.Needs(name).All(kept.Contains)))
            kept.Add(name);
        return node => kept.Contains(node.UniqueId) ? Instance : runners(node);
    }

    public Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation) =>
        Task.FromResult(result with
        {
            Status = node is TestNode or UnitTestNode ? NodeStatus.Pass : NodeStatus.Success,
            IsReused = true,
            Message = "kept: an earlier attempt has done it",
        });
}
