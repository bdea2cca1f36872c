using System.Text.Json;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Writes the nodes of the manifest.</summary>
internal sealed class NodeJson(Utf8JsonWriter json, RunContext run, IReadOnlyList<NodeResult> results)
{
    private readonly PrimaryKeys keys = new(run.Project.Graph);
    private readonly DocBlocks docs = run.Project.Context.Docs;
    private readonly CompiledJson compiled = new(json, run, results);
    private readonly double createdAt = JsonArtifact.Seconds(run.Invocation.StartedAt);

    public static void WriteDocs(Utf8JsonWriter json, NodeConfig config)
    {
        var shown = config.Mapping("docs");
        json.WriteStartObject("docs");
        json.WriteBoolean("show", shown.GetValueOrDefault("show") is not false);
        json.Text("node_color", shown.GetValueOrDefault("node_color") as string);
        json.WriteEndObject();
    }

    public void Write(Node node)
    {
        switch (node)
        {
            case SourceNode source:
                WriteSource(source);
                break;
            case ExposureNode exposure:
                WriteExposure(exposure);
                break;
            case UnitTestNode test:
                WriteUnitTest(test);
                break;
            default:
                WriteBuilt(node);
                break;
        }
    }

    private void WriteBuilt(Node node)
    {
        WritePlace(node);
        WriteIdentity(node);
        json.WriteString("alias", node.Relation?.Identifier ?? node.Config.Alias ?? Path.GetFileNameWithoutExtension(node.Path));
        Checksum.Write(json, node);
        NodeConfigJson.Write(json, node);
        WriteDescription(node);
        json.Text("group", node.Config.Text("group"));
        WriteDocs(json, node.Config);
        json.WriteNull("build_path");
        json.Text("relation_name", RelationName(node));
        json.WriteString("raw_code", (node as SqlNode)?.RawCode ?? "");
        switch (node)
        {
            case SeedNode:
                WriteSeed(node);
                break;
            case SqlNode sql:
                WriteSql(sql);
                break;
        }
    }

    private void WriteSeed(Node node)
    {
        json.WriteString("root_path", node.File.FullPath[..^node.FilePath.Length].TrimEnd('/', '\\'));
        json.WriteStartObject("depends_on");
        json.EmptyArray("macros");
        json.WriteEndObject();
    }

    private void WriteSql(SqlNode node)
    {
        ReferenceJson.Write(json, node);
        compiled.Write(node);
        ContractJson.Write(json, node.Config, node.Columns);
        switch (node)
        {
            case ModelNode model:
                WriteModel(model);
                break;
            case TestNode { Generic: { } generic }:
                WriteGeneric(generic);
                break;
        }
    }

    private void WriteModel(ModelNode model)
    {
        json.WriteString("access", model.Config.Text("access") ?? "protected");
        ColumnJson.WriteModelConstraints(json, model.Constraints);
        json.WriteNull("version");
        json.WriteNull("latest_version");
        json.WriteNull("deprecation_date");
        json.Texts("primary_key", keys.Of(model));
        json.WriteNull("time_spine");
    }

    private void WriteGeneric(GenericTest generic)
    {
        json.Text("column_name", generic.Column);
        json.WriteString("attached_node", generic.AttachedTo);
        json.WriteString("file_key_name", FileKey(generic.AttachedTo));
        json.WriteStartObject("test_metadata");
        json.WriteString("name", generic.Name);
        json.WriteStartObject("kwargs");
        foreach (var (key, value) in generic.Arguments)
            json.Value(key, value);
        json.WriteString("model", generic.ModelArgument);
        json.WriteEndObject();
        json.Text("namespace", generic.Namespace);
        json.WriteEndObject();
    }

    // The list of the YAML file in which the test stands, and the name of the item.
    private static string FileKey(string attachedTo) => attachedTo.Split('.') is [var type, _, var name, ..] ? $"{type}s.{name}" : "";

    private void WriteSource(SourceNode node)
    {
        WritePlace(node);
        WriteIdentity(node);
        json.WriteString("source_name", node.SourceName);
        json.WriteString("source_description", node.SourceDescription);
        json.WriteString("loader", node.Loader);
        json.WriteString("identifier", node.Relation!.Identifier);
        WriteQuoting(node.Relation.Quoted);
        json.Text("loaded_at_field", node.LoadedAtField);
        json.Text("loaded_at_query", node.LoadedAtQuery);
        FreshnessJson.Write(json, "freshness", node.Freshness);
        json.Value("external", node.External);
        NodeConfigJson.Write(json, node);
        WriteDescription(node);
        json.Value("source_meta", node.SourceMeta);
        json.Text("unrendered_database", null);
        json.Text("unrendered_schema", null);
        json.WriteString("relation_name", run.Dialect.Render(node.Relation));
    }

    private void WriteQuoting(RelationParts quoted)
    {
        json.WriteStartObject("quoting");
        json.WriteBoolean("database", quoted.HasFlag(RelationParts.Database));
        json.WriteBoolean("schema", quoted.HasFlag(RelationParts.Schema));
        json.WriteBoolean("identifier", quoted.HasFlag(RelationParts.Identifier));
        json.WriteNull("column");
        json.WriteEndObject();
    }

    private void WriteExposure(ExposureNode node)
    {
        WriteIdentity(node);
        json.WriteString("type", node.Kind);
        json.WriteStartObject("owner");
        json.Text("email", node.Owner.Email);
        json.Text("name", node.Owner.Name);
        json.WriteEndObject();
        json.WriteString("description", node.Description);
        json.Text("label", node.Label);
        json.Text("maturity", node.Maturity);
        json.Value("meta", node.Config.Meta);
        json.Texts("tags", node.Tags);
        NodeConfigJson.Write(json, node);
        WriteOrigin(node);
        json.Text("url", node.Url);
        ReferenceJson.WriteDependsOn(json, [], node.DependsOn);
        ReferenceJson.WriteCalls(json, node.Refs, node.Sources);
    }

    private void WriteUnitTest(UnitTestNode node)
    {
        WriteIdentity(node);
        json.WriteString("model", node.Model);
        UnitTestJson.Write(json, node.Entry);
        json.WriteString("description", node.Description);
        ReferenceJson.WriteDependsOn(json, [], node.DependsOn);
        NodeConfigJson.Write(json, node);
        json.WriteString("checksum", Checksum.OfText(UnitTestJson.Describe(node.Entry)));
        json.Text("schema", run.Project.Target.Schema);
        json.WriteNumber("created_at", createdAt);
        json.WriteNull("versions");
        json.WriteNull("version");
    }

    // A node that is disabled, or keeps no rows, has no place of its own; it would be in the target's.
    private void WritePlace(Node node)
    {
        json.WriteString("database", node.Relation?.Database ?? run.Project.Context.Database);
        json.WriteString("schema", node.Relation?.Schema ?? Schema(node));
    }

    private string Schema(Node node) =>
        node is TestNode ? $"{run.Project.Target.Schema}_{node.Config.Schema ?? "dbt_test__audit"}" : run.Project.Target.Schema;

    private void WriteIdentity(Node node)
    {
        json.WriteString("name", node.Name);
        json.WriteString("resource_type", node.Type.Name());
        json.WriteString("package_name", node.Package);
        json.WriteString("path", node.Path);
        json.WriteString("original_file_path", node.FilePath);
        json.WriteString("unique_id", node.UniqueId);
        json.Texts("fqn", node.Fqn);
    }

    private void WriteDescription(Node node)
    {
        json.Texts("tags", node.Tags);
        json.WriteString("description", node.Description);
        json.Map("columns", node.Columns, column => column.Name, column => ColumnJson.Write(json, column, docs));
        json.Value("meta", node.Config.Meta);
        json.Text("patch_path", node.PatchPath is { } patch ? $"{node.Package}://{patch}" : null);
        WriteOrigin(node);
        json.Texts("doc_blocks", docs.BehindText(node.Description));
    }

    private void WriteOrigin(Node node)
    {
        json.Value("unrendered_config", node.Config.Unrendered);
        json.WriteNumber("created_at", createdAt);
    }

    private string? RelationName(Node node) =>
        node switch
        {
            { Relation: null } or ModelNode { IsEphemeral: true } or AnalysisNode => null,
            TestNode test when !run.StoresFailures(test) => null,
            _ => run.Dialect.Render(node.Relation),
        };
}
