using System.Data.Common;
using System.Text.RegularExpressions;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads the first rows of one query, and leaves the warehouse as it was.</summary>
internal sealed partial class ShowQuery(RunContext run, Node? node)
{
    private readonly string where = node?.File.DisplayPath ?? "--inline";

    public async Task<ResultTable> RunAsync(Func<NodeCompiler, string> compile, int limit, CancellationToken cancellation)
    {
        await new WarehousePreparation(run).PrepareAsync([], [], cancellation);
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(run.Warehouse, connection, run.Comments.For(node, "show"));
        try
        {
            return await session.TentativelyAsync(
                () => ReadAsync(session, OneStatement(compile(new NodeCompiler(run, session, cancellation))), limit, cancellation));
        }
        catch (DbException failure)
        {
            throw new PipelineException($"{where}: {failure.Message.Trim()}{Advice(failure)}", failure);
        }
    }

    private string OneStatement(string sql) =>
        SqlStatements.Split(sql) switch
        {
            [] => throw new ConfigurationException($"{where}: there is no query. Write a select."),
            [var one] => SqlStatements.CanBeShown(one) ? one : throw NoColumns(),
            var several => throw new ConfigurationException($"{where}: there are {several.Count} statements, and only one can be shown. Write one select."),
        };

    // What .NET's types cannot hold, such as infinite dates and intervals with months, is read again as the engine's own text.
    private async Task<ResultTable> ReadAsync(WarehouseSession session, string sql, int limit, CancellationToken cancellation)
    {
        var first = await session.ShowAsync(sql, limit, cancellation);
        if (first.Columns.Count == 0)
            throw NoColumns();
        var asText = first.Unreadable.ToHashSet();
        var table = first;
        while (table.Unreadable.Count > 0)
        {
            table = await session.ShowAsync(AsText(sql, first.Columns.Count, asText), limit, cancellation);
            if (table.Unreadable.Any(column => !asText.Add(column)))
                throw new PipelineException($"{where}: a column cannot be read. Cast it in the SQL, for instance to varchar.");
        }

        return new ResultTable(first.Columns, table.Rows) { IsTruncated = table.IsTruncated };
    }

    private static string AsText(string sql, int count, HashSet<int> asText)
    {
        var names = Enumerable.Range(0, count).Select(i => $"c{i}").ToList();
        var columns = names.Select((name, i) => asText.Contains(i) ? $"cast({name} as varchar)" : name);
        return $"select {string.Join(", ", columns)} from (\n{sql}\n) as shown({string.Join(", ", names)})";
    }

    private ConfigurationException NoColumns() => new($"{where}: the statement gives no rows. Write a select.");

    private static string Advice(DbException failure) =>
        failure.SqlState is "42P01" or "3F000" || MissingRelation().IsMatch(failure.Message) ? "\nBuild it first with 'sector sql build'." : "";

    [GeneratedRegex(@"\ACatalog Error: (Table|View|Schema) .*does not exist", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingRelation();
}
