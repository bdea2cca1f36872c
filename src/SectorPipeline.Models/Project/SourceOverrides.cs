namespace SectorPipeline.Models;

/// <summary>The sources that describe those of other packages anew.</summary>
internal sealed class SourceOverrides
{
    private readonly Dictionary<(string Package, string Source), SourceEntry> entries = [];

    public SourceOverrides(IEnumerable<PackageContents> packages, Diagnostics diagnostics)
    {
        foreach (var entry in packages.SelectMany(package => package.Schemas.Files).SelectMany(file => file.Sources))
        {
            if (entry.Overrides is { } package && !entries.TryAdd((package, entry.Name), entry))
                diagnostics.Fault(entry.Place.Fault($"the source '{entry.Name}' of '{package}' is overridden twice. Keep one of them."));
        }
    }

    /// <summary>The source with what overrides it laid over it: what is given replaces, tables by their names.</summary>
    public SourceEntry Apply(string package, SourceEntry source)
    {
        if (!entries.TryGetValue((package, source.Name), out var over))
            return source;
        return source with
        {
            Description = over.Description.Length > 0 ? over.Description : source.Description,
            Database = over.Database ?? source.Database,
            Schema = over.Schema ?? source.Schema,
            Loader = over.Loader ?? source.Loader,
            Quoting = Over(over.Quoting, source.Quoting),
            Loading = over.Loading.Over(source.Loading),
            Config = Merged(source.Config, over.Config),
            Tables =
            [
                .. source.Tables.Select(table => over.Tables.FirstOrDefault(other => other.Name == table.Name) is { } found ? Apply(found, table) : table),
                .. over.Tables.Where(other => source.Tables.All(table => table.Name != other.Name)),
            ],
        };
    }

    private static SchemaEntry Apply(SchemaEntry over, SchemaEntry table) =>
        table with
        {
            Description = over.Description.Length > 0 ? over.Description : table.Description,
            Identifier = over.Identifier ?? table.Identifier,
            Loader = over.Loader ?? table.Loader,
            Quoting = Over(over.Quoting, table.Quoting),
            Loading = over.Loading.Over(table.Loading),
            External = over.External ?? table.External,
            Config = Merged(table.Config, over.Config),
            Columns = over.Columns.Count > 0 ? over.Columns : table.Columns,
            Tests = over.Tests.Count > 0 ? over.Tests : table.Tests,
        };

    private static QuotingPolicy Over(QuotingPolicy over, QuotingPolicy under) =>
        new(over.Database ?? under.Database, over.Schema ?? under.Schema, over.Identifier ?? under.Identifier);

    private static IReadOnlyDictionary<string, object?> Merged(IReadOnlyDictionary<string, object?> under, IReadOnlyDictionary<string, object?> over)
    {
        var config = new NodeConfig();
        config.Merge(under);
        config.Merge(over);
        return config.Values;
    }
}
