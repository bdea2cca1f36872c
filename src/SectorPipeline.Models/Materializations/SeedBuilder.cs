using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Loads a CSV file as a table, replacing the old one in one transaction.</summary>
internal sealed class SeedBuilder(RunContext run) : INodeRunner
{
    private const int RowsPerStatement = 1000;

    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(node.File.FullPath, cancellation);
        var table = new SeedReader(text, Delimiter(node), node.File.DisplayPath).Read();
        var columns = Columns(node, table);
        var target = node.Relation! with { Type = RelationType.Table };
        await session.AtomicallyAsync(
            async () =>
            {
                if (run.Cache.Find(target) is { } existing)
                    await session.ExecuteAsync(run.Dialect.Drop(existing), cancellation);
                await session.ExecuteAsync(run.Dialect.CreateTable(target, columns), cancellation);
                foreach (var rows in table.Rows.Chunk(RowsPerStatement))
                    await session.ExecuteAsync(run.Dialect.InsertValues(target, table.Columns, rows.Select(Values)), cancellation);
                return true;
            },
            cancellation);
        run.Cache.Add(target);
        return result with { Rows = table.Rows.Count, Message = "seed" };

        IEnumerable<string> Values(IReadOnlyList<string?> row) =>
            row.Select(value => SeedTypes.IsNull(value) ? "null" : run.Dialect.Literal(value!));
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
