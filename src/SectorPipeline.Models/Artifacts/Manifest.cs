using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes manifest.json in the shape of dbt's version 12.</summary>
/// <param name="run">The command that writes it.</param>
/// <param name="results">What it did; the SQL that it compiled goes into the manifest.</param>
internal sealed class Manifest(RunContext run, IReadOnlyList<NodeResult> results)
{
    private static readonly string[] Unused = ["metrics", "groups", "selectors", "saved_queries", "semantic_models"];

    private readonly ProjectGraph graph = run.Project.Graph;

    /// <summary>Replaces target/manifest.json.</summary>
    public void Write() => run.Artifacts.Write("manifest.json", Write);

    private void Write(Utf8JsonWriter json)
    {
        ArtifactMetadata.WriteOfManifest(json, run);
        var nodes = new NodeJson(json, run, results);
        var operations = OperationNode.Of(run.Project).ToList();
        WriteNodes(json, nodes, operations);
        json.Map("sources", graph.Nodes.OfType<SourceNode>(), node => node.UniqueId, nodes.Write);
        json.Map("exposures", graph.Nodes.OfType<ExposureNode>(), node => node.UniqueId, nodes.Write);
        json.Map("unit_tests", graph.Nodes.OfType<UnitTestNode>(), node => node.UniqueId, nodes.Write);
        var macros = new MacroJson(json, run);
        json.Map("macros", run.Project.Context.Macros.All, macro => macro.UniqueId, macros.Write);
        json.Map("docs", run.Project.Context.Docs.All, block => block.UniqueId, block => DocBlockJson.Write(json, block));
        WriteDisabled(json, nodes);
        WriteGroups(json);
        WriteMap(json, "parent_map", graph.Dag.Needs, operations);
        WriteMap(json, "child_map", graph.Dag.Dependents, operations);
        foreach (var empty in Unused)
            json.EmptyObject(empty);
    }

    private void WriteNodes(Utf8JsonWriter json, NodeJson nodes, List<OperationNode> operations)
    {
        json.WriteStartObject("nodes");
        json.Properties(graph.Nodes.Where(node => node is not (SourceNode or ExposureNode or UnitTestNode)), node => node.UniqueId, nodes.Write);
        json.Properties(operations, operation => operation.UniqueId, operation => OperationJson.Write(json, operation, run));
        json.WriteEndObject();
    }

    private void WriteDisabled(Utf8JsonWriter json, NodeJson nodes)
    {
        json.WriteStartObject("disabled");
        foreach (var same in graph.Disabled.GroupBy(node => node.UniqueId, StringComparer.Ordinal))
            json.Objects(same.Key, same, nodes.Write);
        json.WriteEndObject();
    }

    private void WriteGroups(Utf8JsonWriter json)
    {
        json.WriteStartObject("group_map");
        foreach (var group in graph.Nodes.OfType<ModelNode>().Where(node => node.Config.Has("group")).GroupBy(node => node.Config.Text("group") ?? ""))
            json.Texts(group.Key, group.Select(node => node.UniqueId));
        json.WriteEndObject();
    }

    private void WriteMap(Utf8JsonWriter json, string name, Func<string, IReadOnlyList<string>> next, List<OperationNode> operations)
    {
        json.WriteStartObject(name);
        foreach (var node in graph.Nodes)
            json.Texts(node.UniqueId, next(node.UniqueId));
        foreach (var operation in operations)
            json.EmptyArray(operation.UniqueId);
        json.WriteEndObject();
    }
}
