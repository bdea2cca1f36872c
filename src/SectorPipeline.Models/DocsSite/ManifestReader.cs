using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Makes the pages of a docs site from a manifest and a catalog.</summary>
internal sealed class ManifestReader(JsonElement manifest, JsonElement catalog, DocsStates states, CompiledFiles files)
{
    private static readonly string[] NodeMaps = ["nodes", "sources", "exposures", "metrics", "semantic_models", "saved_queries", "unit_tests"];

    public DocsInput Read()
    {
        var metadata = manifest.Get("metadata");
        var nodes = NodeMaps.SelectMany(map => manifest.Properties(map)).Select(node => ReadNode(node.Name, node.Value)).ToList();
        return new DocsInput
        {
            Project = metadata.Text("project_name") is { Length: > 0 } name ? name : nodes.Select(node => node.Package).FirstOrDefault("project"),
            Adapter = metadata.Text("adapter_type"),
            DbtVersion = metadata.Text("dbt_version"),
            GeneratedAt = metadata.Instant("generated_at"),
            Overview = Overview(metadata.Text("project_name")),
            Nodes = DocsLineage.Add(nodes),
            Macros = [.. manifest.Properties("macros").Select(macro => ReadMacro(macro.Name, macro.Value))],
        };
    }

    // Any package may define the block, dbt's own among them; the project's is the one that is meant.
    private string Overview(string project) =>
        manifest.Properties("docs")
            .Where(doc => doc.Value.Text("name") is "__overview__" && doc.Value.Text("package_name") != "dbt")
            .OrderBy(doc => doc.Value.Text("package_name") == project ? 0 : 1)
            .Select(doc => doc.Value.Text("block_contents")).FirstOrDefault("");

    private DocsNode ReadNode(string id, JsonElement json)
    {
        var cataloged = Cataloged(id);
        return new DocsNode
        {
            Id = id,
            Name = json.Text("source_name") is { Length: > 0 } source ? $"{source}.{json.Text("name")}" : json.Text("name"),
            Type = json.Text("resource_type") is { Length: > 0 } type ? type : id.Split('.')[0],
            Package = json.Text("package_name"),
            Path = json.Text("original_file_path"),
            PatchPath = json.Text("patch_path").Split("://")[^1],
            Description = json.Text("description") is { Length: > 0 } own ? own : json.Text("source_description"),
            Materialization = json.Get("config").Text("materialized"),
            Relation = json.Text("relation_name"),
            Owner = cataloged.Get("metadata").Text("owner"),
            RawSql = json.Text("raw_code"),
            CompiledSql = Compiled(id, json),
            HasAllColumns = cataloged.Properties("columns").Any(),
            Tags = json.Texts("tags"),
            DependsOn = json.Get("depends_on").Texts("nodes"),
            Columns = Columns(json, cataloged),
            Config = Facts(json, "config"),
            Statistics = Statistics(cataloged),
            Facts = [.. Facts(json, "meta"), .. Facts(json, "owner"), .. Plain(json, "url", "maturity", "loader", "loaded_at_field", "group", "access", "version")],
            State = states.Of(id),
            TestOf = json.Text("attached_node"),
            TestColumn = json.Text("column_name"),
        };
    }

    private string Compiled(string id, JsonElement json)
    {
        if (json.Text("compiled_code") is { Length: > 0 } compiled)
            return compiled;
        return states.CompiledSql(id) is { Length: > 0 } ran ? ran : files.Read(json.Text("package_name"), json.Text("original_file_path"));
    }

    private JsonElement Cataloged(string id) =>
        catalog.Get("nodes").Get(id) is { ValueKind: JsonValueKind.Object } node ? node : catalog.Get("sources").Get(id);

    private static List<DocsColumn> Columns(JsonElement node, JsonElement cataloged)
    {
        var declared = node.Properties("columns").Select(column => ReadColumn(column.Value)).DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var real = cataloged.Properties("columns").Select(column => column.Value).OrderBy(column => column.Number("index") ?? 0).ToList();
        if (real.Count == 0)
            return declared;
        var byName = declared.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        return [.. real.Select(column => Merge(column, byName.GetValueOrDefault(column.Text("name")))).DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static DocsColumn ReadColumn(JsonElement column) => new(column.Text("name"))
    {
        Type = column.Text("data_type"),
        Description = column.Text("description"),
        Tags = column.Texts("tags"),
    };

    private static DocsColumn Merge(JsonElement real, DocsColumn? declared)
    {
        var column = declared ?? new DocsColumn(real.Text("name")) { Description = real.Text("comment") };
        return column with { Name = real.Text("name"), Type = real.Text("type") };
    }

    private static IReadOnlyList<DocsFact> Facts(JsonElement json, string name) =>
        [.. json.Properties(name).Where(fact => HasValue(fact.Value)).Select(fact => new DocsFact(fact.Name, fact.Value.Plain()))];

    private static IEnumerable<DocsFact> Plain(JsonElement json, params string[] names) =>
        names.Where(name => HasValue(json.Get(name))).Select(name => new DocsFact(name, json.Text(name)));

    private static IReadOnlyList<DocsFact> Statistics(JsonElement cataloged) =>
        [.. cataloged.Properties("stats")
            .Where(stat => stat.Name != "has_stats" && stat.Value.Get("include").ValueKind != JsonValueKind.False)
            .Select(stat => new DocsFact(stat.Value.Text("label") is { Length: > 0 } label ? label : stat.Name, stat.Value.Text("value")))];

    private static bool HasValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => false,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.String => value.GetString()!.Length > 0,
        _ => true,
    };

    private static DocsMacro ReadMacro(string id, JsonElement json) => new(id, json.Text("name"), json.Text("package_name"))
    {
        Path = json.Text("original_file_path"),
        Description = json.Text("description"),
        Source = json.Text("macro_sql"),
        Arguments = [.. json.Items("arguments").Select(argument => new DocsArgument(argument.Text("name"), argument.Text("type"), argument.Text("description")))],
    };
}
