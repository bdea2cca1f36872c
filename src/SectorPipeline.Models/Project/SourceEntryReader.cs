namespace SectorPipeline.Models;

/// <summary>Reads the items under <c>sources</c>.</summary>
internal sealed class SourceEntryReader(SchemaEntryReader entries, Action<string> report)
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "name", "description", "config", "tables", "meta", "tags", "database", "schema", "loader", "freshness",
        "loaded_at_field", "loaded_at_query", "quoting", "overrides", "tests", "data_tests", "enabled", "catalog",
    };

    public SourceEntry Read(YamlMap map)
    {
        map.CheckKeys("a source", Keys, report);
        return new SourceEntry
        {
            Place = map,
            Name = map.Required("name", "a source").AsText("'name'"),
            Description = map.Text("description") ?? "",
            Database = map.Text("database"),
            Schema = map.Text("schema"),
            Loader = map.Text("loader"),
            Overrides = map.Text("overrides"),
            Quoting = QuotingPolicy.Read(map["quoting"], report),
            Loading = SchemaEntryReader.Loading(map, report),
            Config = map.Config(report, "meta", "tags", "enabled"),
            Tables = entries.Read(map, "tables", "a table of a source"),
        };
    }
}
