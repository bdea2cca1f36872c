using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Loads a CSV file as a table, replacing the old one in one transaction.</summary>
internal sealed class SeedBuilder(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(node.File.FullPath, cancellation);
        var table = new SeedReader(text, Delimiter(node), node.File.DisplayPath).Read();
        var rows = table.Rows.Select(row => row.Select(value => SeedTypes.IsNull(value) ? null : value).ToList()).ToList();
        var target = node.Relation! with { Type = RelationType.Table };
        await session.AtomicallyAsync(() => LoadAsync(session, target, Columns(node, table), rows, cancellation), cancellation);
        run.Cache.Add(target);
        return result with { Rows = rows.Count, Message = "seed" };
    }

    // The rows arrive as texts, so that the engine decides what a text means as a value of a column's type.
    private async Task<bool> LoadAsync(
        WarehouseSession session, Relation target, List<(string Name, string Type)> columns, List<List<string?>> rows, CancellationToken cancellation)
    {
        var texts = new Relation(null, null, $"{target.Identifier}__dbt_tmp", RelationType.Table);
        var text = run.Dialect.TypeName(ColumnType.Text);
        if (run.Cache.Find(target) is { } existing)
            await session.ExecuteAsync(run.Dialect.Drop(existing), cancellation);
        await session.ExecuteAsync(run.Dialect.CreateTable(target, columns), cancellation);
        await session.ExecuteAsync(run.Dialect.CreateTemporaryTable(texts, columns.Select(column => (column.Name, text))), cancellation);
        await session.AppendAsync(texts, rows, cancellation);
        await session.ExecuteAsync(run.Dialect.InsertCast(target, columns, texts), cancellation);
        await session.ExecuteAsync(run.Dialect.Drop(texts), cancellation);
        return true;
    }

    private static char Delimiter(Node node) => node.Config.Text("delimiter") is [var character, ..] ? character : ',';

    private List<(string Name, string Type)> Columns(Node node, SeedTable table)
    {
        var given = new Dictionary<string, object?>(node.Config.Mapping("column_types"), StringComparer.OrdinalIgnoreCase);
        if (given.Keys.FirstOrDefault(name => !table.Columns.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } stranger)
            throw new PipelineException($"{node.File.DisplayPath}: 'column_types' names '{stranger}', which the file does not have.{NearestName.Hint(stranger, table.Columns)}");
        return [.. table.Columns.Select((name, i) => (name, given.GetValueOrDefault(name) as string ?? Inferred(table, i)))];
    }

    private string Inferred(SeedTable table, int column) =>
        run.Dialect.TypeName(SeedTypes.Infer(table.Rows.Select(row => row[column])));
}
