using System.Collections.Concurrent;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Which relations and schemas exist, read once and kept up to date by what is built; safe for several threads.</summary>
internal sealed class RelationCache
{
    private readonly ConcurrentDictionary<string, Relation> relations = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> schemas = new(StringComparer.OrdinalIgnoreCase);

    public async Task LoadAsync(WarehouseSession session, SqlDialect dialect, string database, CancellationToken cancellation)
    {
        foreach (var row in (await session.QueryAsync(dialect.ListSchemas(database), cancellation)).Rows)
            schemas.TryAdd(SchemaKey(database, (string)row[0]!), 0);
        foreach (var row in (await session.QueryAsync(dialect.ListRelations(database), cancellation)).Rows)
            Add(new Relation(database, (string)row[0]!, (string)row[1]!, RelationTypes.Parse((string)row[2]!)));
    }

    /// <summary>Looks again at what is at one place.</summary>
    public async Task RefreshAsync(WarehouseSession session, SqlDialect dialect, Relation place, CancellationToken cancellation)
    {
        var rows = (await session.QueryAsync(dialect.ListRelations(place.Database!, [place.Schema!]), cancellation)).Rows;
        if (rows.FirstOrDefault(row => Same((string)row[1]!, place.Identifier)) is { } found)
            Add(place with { Type = RelationTypes.Parse((string)found[2]!) });
        else
            Remove(place);
    }

    public Relation? Find(Relation place) => relations.GetValueOrDefault(place.ToString());

    public bool HasSchema(string? database, string schema) => schemas.ContainsKey(SchemaKey(database, schema));

    public IReadOnlyList<Relation> In(string? database, string schema) =>
        [.. relations.Values
            .Where(relation => Same(relation.Schema, schema) && (database is null || Same(relation.Database, database)))
            .OrderBy(relation => relation.Identifier, StringComparer.Ordinal)];

    public void Add(Relation relation) => relations[(relation with { Included = RelationParts.All }).ToString()] = relation;

    public void Remove(Relation relation) => relations.TryRemove(relation.ToString(), out _);

    public void AddSchema(string? database, string schema) => schemas.TryAdd(SchemaKey(database, schema), 0);

    public void RemoveSchema(string? database, string schema)
    {
        schemas.TryRemove(SchemaKey(database, schema), out _);
        foreach (var relation in In(database, schema))
            Remove(relation);
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string SchemaKey(string? database, string schema) => $"{database}.{schema}";
}
