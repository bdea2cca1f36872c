using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Loads a CSV file as a table, replacing the old one in one transaction.</summary>
internal sealed class SeedBuilder(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var table = Read(node);
        WarnOfStrangers(node, table);
        var rows = table.Rows.Select(row => row.Select(value => SeedTypes.IsNull(value) ? null : value).ToList()).ToList();
        var target = node.Relation! with { Type = RelationType.Table };
        var hooks = new HookRunner(new NodeCompiler(run, session, cancellation), node);
        hooks.Run("pre-hook", inTransaction: false);
        await new Retries(run).RunAsync(target, session, () => session.AtomicallyAsync(async () =>
        {
            hooks.Run("pre-hook", inTransaction: true);
            await LoadAsync(node, table, session, target, rows, cancellation);
            hooks.CreateIndexes(target);
            hooks.Run("post-hook", inTransaction: true);
            hooks.Finish(target);
            return true;
        }), cancellation);
        hooks.Run("post-hook", inTransaction: false);
        return result with { Rows = rows.Count, Message = "seed" };
    }

    // A folder of seeds may have types for columns that only some of them have, so that only a misspelt one is told.
    private void WarnOfStrangers(Node node, SeedTable table)
    {
        var given = node.Config.Mapping("column_types");
        var typed = given.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var untyped = table.Columns.Where(column => !typed.Contains(column)).ToList();
        foreach (var stranger in given.Keys.Where(name => !table.Columns.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            if (NearestName.Find(stranger, untyped) is { } nearest)
                run.Observer.Message($"warning {node.File.DisplayPath}: 'column_types' names '{stranger}', which the file does not have. Did you mean '{nearest}'?");
        }
    }

    public static SeedTable Read(Node node) => Read(node, SourceFile.ReadText(node.File.FullPath, node.File.DisplayPath));

    public static SeedTable Read(Node node, string text) => new SeedReader(text, Delimiter(node), node.File.DisplayPath).Read();

    /// <summary>The columns of the table that a seed becomes.</summary>
    public static List<(string Name, string Type)> Columns(Node node, SeedTable table, SqlDialect dialect)
    {
        var given = new Dictionary<string, object?>(node.Config.Mapping("column_types"), StringComparer.OrdinalIgnoreCase);
        return [.. table.Columns.Select((name, i) => (name, given.GetValueOrDefault(name) as string ?? SeedTypes.NameOf(table.Rows.Select(row => row[i]), dialect)))];
    }

    // The rows arrive as texts, so that the engine decides what a text means as a value of a column's type. The new table is
    // built beside the old one, whose columns may be others, and takes its place with the views on top of it.
    private async Task LoadAsync(
        Node node, SeedTable read, WarehouseSession session, Relation target, List<List<string?>> rows, CancellationToken cancellation)
    {
        var columns = Columns(node, read, run.Dialect);
        var existing = run.Cache.Find(target);
        var table = existing is null ? target : target with { Identifier = $"{target.Identifier}__dbt_tmp" };
        var texts = new Relation(null, null, $"{target.Identifier}__dbt_seed", RelationType.Table);
        var text = run.Dialect.TypeName(ColumnType.Text);
        await session.ExecuteAsync(run.Dialect.CreateTable(table, columns), cancellation);
        await session.ExecuteAsync(run.Dialect.CreateTemporaryTable(texts, columns.Select(column => (column.Name, text))), cancellation);
        await session.AppendAsync(texts, rows, cancellation);
        try
        {
            await session.ExecuteAsync(run.Dialect.InsertCast(table, columns, texts), cancellation);
        }
        catch (DbException failure)
        {
            throw SeedFault.Of(node, read, failure);
        }

        await session.ExecuteAsync(run.Dialect.Drop(texts), cancellation);
        if (existing is not null)
            new RelationSwap(run, session).Run(existing, table, target);
        run.Cache.Add(target);
    }

    private static char Delimiter(Node node) => node.Config.Text("delimiter") is [var character] ? character : ',';
}
