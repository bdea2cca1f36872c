using System.Data.Common;
using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Asks the warehouse for the tables and views of a project: one query for each database.</summary>
internal sealed class CatalogReader(RunContext run)
{
    private readonly Dictionary<string, CatalogTable> tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What could not be asked, in the engine's words.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The table or view of a place; null where there is none.</summary>
    public CatalogTable? Find(Relation place) => tables.GetValueOrDefault(Key(place.Database, place.Schema, place.Identifier));

    public async Task ReadAsync(CancellationToken cancellation)
    {
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(run.Warehouse, connection, run.Comments.For(null, "catalog"));
        foreach (var database in Places().GroupBy(place => place.Database ?? run.Project.Context.Database, StringComparer.OrdinalIgnoreCase))
            await ReadAsync(session, database.Key, database, cancellation);
    }

    private IEnumerable<Relation> Places() =>
        run.Project.Graph.Nodes.Where(node => node is ModelNode or SeedNode or SourceNode).Select(node => node.Relation).OfType<Relation>();

    private async Task ReadAsync(WarehouseSession session, string database, IEnumerable<Relation> places, CancellationToken cancellation)
    {
        var schemas = places.Select(place => place.Schema).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (schemas.Count == 0)
            return;
        try
        {
            var found = await session.QueryAsync(run.Dialect.ListCatalog(database, schemas), cancellation);
            foreach (var rows in found.Rows.GroupBy(row => (Schema: Text(row[1]), Name: Text(row[2]))))
                tables[Key(database, rows.Key.Schema, rows.Key.Name)] = Table([.. rows]);
        }
        catch (DbException failure)
        {
            Errors.Add($"{database}: {failure.Message.Trim()}");
        }
    }

    private static CatalogTable Table(List<IReadOnlyList<object?>> rows) =>
        new(Text(rows[0][1]) ?? "", Text(rows[0][2]) ?? "", Text(rows[0][3]) ?? "")
        {
            Comment = Text(rows[0][4]),
            Owner = Text(rows[0][5]),
            Columns = [.. rows.Select(row => new CatalogColumn(Text(row[6]) ?? "", Text(row[8]) ?? "", Number(row[7]) ?? 0, Text(row[9])))],
            Rows = Number(rows[0][10]),
            Bytes = Number(rows[0][11]),
        };

    private static string Key(string? database, string? schema, string? name) => $"{database}\n{schema}\n{name}";

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static long? Number(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
