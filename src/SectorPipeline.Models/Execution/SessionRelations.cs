using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The warehouse as templates of a running node see it.</summary>
internal sealed class SessionRelations(WarehouseSession session, RelationCache cache, SqlDialect dialect, string database) : IRelationLookup
{
    public Relation? Find(Relation place) => cache.Find(place with { Database = place.Database ?? database });

    public bool SchemaExists(string schema) => cache.HasSchema(database, schema);

    public IReadOnlyList<(string Name, string Type)> Columns(Relation relation) =>
        [.. session.Query(dialect.ListColumns(relation)).Rows.Select(row => (Text(row[0]), Text(row[1])))];

    public ResultTable? Query(string sql) => session.Query(sql);

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
