using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Runs the hooks, grants and comments of a node that no materialization macro builds.</summary>
internal sealed class HookRunner(NodeCompiler compiler, Node node)
{
    public void Run(string kind, bool inTransaction)
    {
        if (node.Config.Get(kind) is not null)
            Call("run_hooks", [Hooks.Of(node, kind), inTransaction]);
    }

    public void CreateIndexes(Relation target)
    {
        if (node.Config.Get("indexes") is not null)
            Call("create_indexes", [compiler.Value(target)]);
    }

    /// <summary>Grants rights and writes comments, as the settings of the node say.</summary>
    public void Finish(Relation target)
    {
        var relation = compiler.Value(target);
        if (node.Config.Mapping("grants") is { Count: > 0 } grants)
            Call("apply_grants", [relation, grants]);
        if (node.Config.Mapping("persist_docs").Count > 0)
            Call("persist_docs", [relation, new NodeValue(node)]);
    }

    private void Call(string macro, IReadOnlyList<object?> arguments)
    {
        if (compiler.Scope(node, []).TryGet(macro, out var found) && found is IJinjaCallable callable)
            callable.Call(new JinjaArguments(arguments, [], compiler.Cancellation));
    }
}
