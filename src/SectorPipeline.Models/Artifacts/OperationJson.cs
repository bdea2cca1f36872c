using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes the statements of on-run-start and on-run-end as nodes of the manifest.</summary>
internal static class OperationJson
{
    public static void Write(Utf8JsonWriter json, OperationNode operation, RunContext run)
    {
        json.WriteString("database", run.Project.Context.Database);
        json.WriteString("schema", run.Project.Target.Schema);
        json.WriteString("name", operation.Name);
        json.WriteString("resource_type", "operation");
        json.WriteString("package_name", operation.Package);
        json.WriteString("path", operation.Path);
        json.WriteString("original_file_path", operation.FilePath);
        json.WriteString("unique_id", operation.UniqueId);
        json.Texts("fqn", operation.Fqn);
        json.WriteString("alias", operation.Name);
        Checksum.Write(json, "sha256", Checksum.OfText(operation.Sql));
        NodeConfigJson.Write(json, ResourceType.Operation, new NodeConfig());
        json.Texts("tags", [operation.Kind]);
        json.WriteString("description", "");
        json.EmptyObject("columns");
        json.EmptyObject("meta");
        json.WriteNull("group");
        NodeJson.WriteDocs(json, new NodeConfig());
        json.WriteNull("patch_path");
        json.WriteNull("build_path");
        json.EmptyObject("unrendered_config");
        json.WriteNumber("created_at", JsonArtifact.Seconds(run.Invocation.StartedAt));
        json.WriteNull("relation_name");
        json.WriteString("raw_code", operation.Sql);
        json.EmptyArray("doc_blocks");
        ReferenceJson.WriteNone(json);
        ContractJson.Write(json, new NodeConfig(), []);
        json.WriteNumber("index", operation.Index);
    }
}
