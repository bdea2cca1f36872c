using System.Text.Json.Nodes;
using SectorPipeline.Ingestion;
using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Lineage;

/// <summary>What steps and models read and write, as datasets of OpenLineage.</summary>
internal sealed class LineageDatasets(ProjectGraph graph, IWarehouse warehouse, string lake)
{
    private readonly ILookup<string, Node> nodes = graph.Nodes.ToLookup(node => node.Name, StringComparer.Ordinal);

    // A server and its database, or a file: the name goes on from there.
    private string WarehouseNamespace => warehouse.Dialect.Name == DuckDbDialect.Instance.Name ? $"file://{warehouse.Location}" : warehouse.Location[..warehouse.Location.LastIndexOf('/')];

    /// <summary>The model or seed of the name; null for one that the project does not have.</summary>
    public Node? Find(string name) => nodes[name].FirstOrDefault(node => node is ModelNode or SeedNode);

    public TestNode? FindTest(string name) => nodes[name].OfType<TestNode>().FirstOrDefault();

    /// <summary>The tables that the node reads.</summary>
    public JsonArray InputsOf(Node node) => [.. node.DependsOn.Select(id => graph[id]).Where(read => read.Relation is not null).Select(read => (JsonNode)Of(read))];

    /// <summary>The node's own table, with its columns as far as they are described.</summary>
    public JsonObject Of(Node node) => Dataset(
        WarehouseNamespace,
        node.Relation?.ToString() ?? node.Name,
        Schema(node.Columns.Select(column => (column.Name, column.DataType ?? "", column.Description))));

    /// <summary>The table that a test is about.</summary>
    public Node? TestedBy(TestNode test) =>
        test.Generic is { } generic ? graph[generic.AttachedTo] : test.DependsOn.Select(id => graph[id]).FirstOrDefault(read => read.Relation is not null);

    /// <summary>The raw files of an ingested dataset.</summary>
    public JsonObject Raw(string dataset)
    {
        var known = Datasets.All.FirstOrDefault(one => one.Name == dataset);
        return Dataset($"file://{lake}", $"raw/{dataset}", Schema(known?.StoredColumns.Select(column => (column.Name, column.Type.ToString(), "")) ?? []));
    }

    /// <summary>The exported files of a mart.</summary>
    public JsonObject Exported(Node mart)
    {
        var dataset = Of(mart);
        (dataset["namespace"], dataset["name"]) = ($"file://{lake}", $"marts/{mart.Name}");
        return dataset;
    }

    public IEnumerable<Node> Marts => graph.Nodes.Where(node => node is ModelNode && node.Relation?.Schema == "marts");

    public IEnumerable<Node> Sources => graph.Nodes.OfType<SourceNode>();

    private static JsonObject Dataset(string space, string name, JsonObject schema) =>
        new() { ["namespace"] = space, ["name"] = name, ["facets"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Schema(IEnumerable<(string Name, string Type, string Description)> columns)
    {
        var fields = new JsonArray();
        foreach (var (name, type, description) in columns)
        {
            var field = new JsonObject { ["name"] = name };
            if (type.Length > 0)
                field["type"] = type;
            if (description.Length > 0)
                field["description"] = description.Trim();
            fields.Add(field);
        }

        return LineageEvent.Facet("SchemaDatasetFacet", "1-1-1", new JsonObject { ["fields"] = fields });
    }
}
