using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes catalog.json in the shape of dbt's version 1: the tables and views that nodes and sources are in the warehouse.</summary>
internal sealed class CatalogWriter(RunContext run, CatalogReader catalog)
{
    /// <summary>Replaces target/catalog.json.</summary>
    public void Write() => run.Artifacts.Write("catalog.json", Write);

    private void Write(Utf8JsonWriter json)
    {
        ArtifactMetadata.Write(json, "catalog/v1", run);
        WriteTables(json, "nodes", node => node is SeedNode or ModelNode { IsEphemeral: false });
        WriteTables(json, "sources", node => node is SourceNode);
        if (catalog.Errors.Count > 0)
            json.Texts("errors", catalog.Errors);
        else
            json.WriteNull("errors");
    }

    private void WriteTables(Utf8JsonWriter json, string name, Func<Node, bool> belongs)
    {
        var found = run.Project.Graph.Nodes.Where(belongs)
            .Select(node => (node.UniqueId, Database: node.Relation!.Database ?? run.Project.Context.Database, Table: catalog.Find(node.Relation!)))
            .Where(item => item.Table is not null);
        json.Map(name, found, item => item.UniqueId, item => WriteTable(json, item.UniqueId, item.Database, item.Table!));
    }

    private static void WriteTable(Utf8JsonWriter json, string uniqueId, string database, CatalogTable table)
    {
        json.WriteStartObject("metadata");
        json.WriteString("type", table.Kind);
        json.WriteString("schema", table.Schema);
        json.WriteString("name", table.Name);
        json.WriteString("database", database);
        json.Text("comment", table.Comment);
        json.Text("owner", table.Owner);
        json.WriteEndObject();
        json.Map("columns", table.Columns, column => column.Name, column => WriteColumn(json, column));
        WriteStats(json, table);
        json.WriteString("unique_id", uniqueId);
    }

    private static void WriteColumn(Utf8JsonWriter json, CatalogColumn column)
    {
        json.WriteString("type", column.Type);
        json.WriteNumber("index", column.Index);
        json.WriteString("name", column.Name);
        json.Text("comment", column.Comment);
    }

    private static void WriteStats(Utf8JsonWriter json, CatalogTable table)
    {
        json.WriteStartObject("stats");
        if (table.Rows is { } rows)
            WriteStat(json, "num_rows", "Rows", rows, include: true, "How many rows the engine takes it to have.");
        if (table.Bytes is { } bytes)
            WriteStat(json, "bytes", "Size", bytes, include: true, "How many bytes it takes, with its indexes.");
        WriteStat(json, "has_stats", "Has statistics", table.Rows is not null || table.Bytes is not null, include: false, "Whether the engine tells how large it is.");
        json.WriteEndObject();
    }

    private static void WriteStat(Utf8JsonWriter json, string id, string label, object value, bool include, string description)
    {
        json.WriteStartObject(id);
        json.WriteString("id", id);
        json.WriteString("label", label);
        json.Value("value", value);
        json.WriteBoolean("include", include);
        json.WriteString("description", description);
        json.WriteEndObject();
    }
}
