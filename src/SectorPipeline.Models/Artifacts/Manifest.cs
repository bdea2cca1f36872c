using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes manifest.json in the shape of dbt's version 12, as far as this engine knows the fields.</summary>
internal static class Manifest
{
    private static readonly string[] Unused =
        ["docs", "exposures", "metrics", "groups", "selectors", "disabled", "group_map", "saved_queries", "semantic_models", "unit_tests"];

    public static ReadOnlyMemory<byte> Write(RunContext run, DateTimeOffset generatedAt)
    {
        var graph = run.Project.Graph;
        return JsonArtifact.Write(json =>
        {
            json.Metadata("manifest/v12", run, generatedAt);
            json.Map("nodes", graph.Nodes.Where(node => node is not (SourceNode or ExposureNode or UnitTestNode)), node => node.UniqueId, node => WriteNode(json, node, run));
            json.Map("sources", graph.Nodes.OfType<SourceNode>(), node => node.UniqueId, node => WriteSource(json, node, run));
            json.Map("macros", run.Project.Context.Macros.All, macro => macro.UniqueId, macro => WriteMacro(json, macro));
            foreach (var empty in Unused)
            {
                json.WriteStartObject(empty);
                json.WriteEndObject();
            }

            json.WriteStartObject("parent_map");
            foreach (var node in graph.Nodes)
                json.Texts(node.UniqueId, graph.Dag.Needs(node.UniqueId));
            json.WriteEndObject();
            json.WriteStartObject("child_map");
            foreach (var node in graph.Nodes)
                json.Texts(node.UniqueId, graph.Dag.Dependents(node.UniqueId));
            json.WriteEndObject();
        });
    }

    private static void WriteNode(Utf8JsonWriter json, Node node, RunContext run)
    {
        WriteCommon(json, node);
        json.WriteString("alias", node.Relation?.Identifier ?? node.Name);
        json.Value("relation_name", node is { Relation: { } relation } and not ModelNode { IsEphemeral: true } ? run.Dialect.Render(relation) : null);
        json.WriteStartObject("checksum");
        json.WriteString("name", "sha256");
        json.WriteString("checksum", Checksum.Of(node));
        json.WriteEndObject();
        json.WriteString("raw_code", (node as SqlNode)?.RawCode ?? "");
        json.WriteString("language", "sql");
        if (node is SqlNode sql)
            WriteReferences(json, sql);
        json.WriteStartObject("depends_on");
        json.Texts("macros", (node as SqlNode)?.Macros ?? []);
        json.Texts("nodes", node.DependsOn);
        json.WriteEndObject();
        if (node is TestNode { Generic: { } generic })
            WriteGeneric(json, generic);
    }

    private static void WriteCommon(Utf8JsonWriter json, Node node)
    {
        json.WriteString("database", node.Relation?.Database ?? "");
        json.WriteString("schema", node.Relation?.Schema ?? "");
        json.WriteString("name", node.Name);
        json.WriteString("resource_type", node.Type.Name());
        json.WriteString("package_name", node.Package);
        json.WriteString("path", node.Path);
        json.WriteString("original_file_path", node.FilePath);
        json.WriteString("unique_id", node.UniqueId);
        json.Texts("fqn", node.Fqn);
        json.Value("config", node.Config.Values);
        json.Texts("tags", node.Tags);
        json.Value("meta", node.Config.Meta);
        json.WriteString("description", node.Description);
        json.Value("patch_path", node.PatchPath is { } patch ? $"{node.Package}://{patch}" : null);
        json.Map("columns", node.Columns, column => column.Name, column => WriteColumn(json, column));
    }

    private static void WriteColumn(Utf8JsonWriter json, ColumnInfo column)
    {
        json.WriteString("name", column.Name);
        json.WriteString("description", column.Description);
        json.Value("data_type", column.DataType);
        json.Value("meta", column.Meta);
        json.Texts("tags", column.Tags);
    }

    private static void WriteReferences(Utf8JsonWriter json, SqlNode node)
    {
        json.WriteStartArray("refs");
        foreach (var call in node.Refs)
        {
            json.WriteStartObject();
            json.WriteString("name", call.Name);
            json.Value("package", call.Package);
            json.Value("version", null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var call in node.Sources)
        {
            json.WriteStartArray();
            json.WriteStringValue(call.Source);
            json.WriteStringValue(call.Table);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteGeneric(Utf8JsonWriter json, GenericTest generic)
    {
        json.Value("column_name", generic.Column);
        json.WriteString("attached_node", generic.AttachedTo);
        json.WriteStartObject("test_metadata");
        json.WriteString("name", generic.Name);
        json.Value("namespace", generic.Namespace);
        json.Value("kwargs", new Dictionary<string, object?>(generic.Arguments, StringComparer.Ordinal) { ["model"] = generic.ModelArgument });
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, SourceNode node, RunContext run)
    {
        WriteCommon(json, node);
        json.WriteString("source_name", node.SourceName);
        json.WriteString("source_description", node.SourceDescription);
        json.WriteString("identifier", node.Relation!.Identifier);
        json.WriteString("loader", "");
        json.WriteString("relation_name", run.Dialect.Render(node.Relation));
    }

    private static void WriteMacro(Utf8JsonWriter json, Macro macro)
    {
        json.WriteString("name", macro.Name);
        json.WriteString("resource_type", "macro");
        json.WriteString("package_name", macro.Package);
        json.WriteString("path", macro.File.ProjectPath);
        json.WriteString("original_file_path", macro.File.ProjectPath);
        json.WriteString("unique_id", macro.UniqueId);
        json.WriteString("macro_sql", "");
    }
}
