using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What the parts of one running command share.</summary>
internal sealed record RunContext(
    SqlProject Project,
    IWarehouse Warehouse,
    Invocation Invocation,
    IReadOnlyDictionary<string, object?> Values,
    RelationCache Cache,
    ArtifactFolder Artifacts,
    INodeObserver Observer)
{
    /// <summary>The nodes as templates see them, made once.</summary>
    public GraphValue Graph { get; } = new(Project.Graph, Project.Context.Dialect);

    /// <summary>The comments that statements carry.</summary>
    public StatementComments Comments { get; } = new(Project, Invocation, Values);

    /// <summary>The unique ids of the nodes that the command was asked for.</summary>
    public IReadOnlyList<object?> Selected { get; init; } = [];

    public SqlDialect Dialect => Warehouse.Dialect;

    /// <summary>Whether the failing rows of a test are kept: its own setting, or the command's for those without one.</summary>
    public bool StoresFailures(TestNode test) =>
        test.Relation is not null
        && (test.Config.Text("store_failures_as") is { } kind ? kind != "ephemeral" : test.Config.Flag("store_failures") ?? Invocation.StoreFailures);

    public bool IsFullRefresh(Node node) => node.Config.FullRefresh ?? Invocation.FullRefresh;

    /// <summary>Whether the node adds to the table that is there, instead of building it anew.</summary>
    public bool IsIncremental(Node node) =>
        node.Config.Materialized == "incremental" && !IsFullRefresh(node) && Cache.Find(node.Relation!)?.Type == RelationType.Table;
}
