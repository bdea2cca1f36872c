using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>
/// Each mart as CSV and as Parquet, with the same rows: its history up to the session where that is short, else the rows of the
/// session. The whole of each mart is in the lake, once, and not with each report again.
/// </summary>
internal sealed class MartExports(IWarehouse warehouse, DbConnection connection, WarehouseReader reader, int mostRows)
{
    private const string Schema = "marts";

    private static readonly Relation Selected = new(null, null, "report_export");

    public async Task WriteAsync(ReportFiles files, Session session, IProgress<StepProgress> progress, CancellationToken cancellation)
    {
        var marts = reader.TablesOf(Schema);
        foreach (var (index, mart) in marts.Index())
        {
            progress.Report(new StepProgress(index, marts.Count, mart));
            var columns = await SelectAsync(new Relation(null, Schema, mart), session, cancellation);
            await files.AddTableAsync($"marts/{mart}.parquet", path => warehouse.ExportAsync(connection, Selected, path, cancellation));
            await files.AddTableAsync($"marts/{mart}.csv", path => WriteCsvAsync(columns, path, cancellation));
            await ExecuteAsync(warehouse.Dialect.Drop(Selected), cancellation);
        }
    }

    private async Task<IReadOnlyList<string>> SelectAsync(Relation mart, Session session, CancellationToken cancellation)
    {
        var name = warehouse.Dialect.Render(mart);
        var columns = await reader.ColumnsAsync(name, cancellation);
        var condition = columns.Contains("session", StringComparer.Ordinal) ? await ConditionAsync(name, session, cancellation) : "";
        await ExecuteAsync(warehouse.Dialect.CreateTemporaryTableAs(Selected, $"select * from {name}{condition}"), cancellation);
        return columns;
    }

    // A statement that makes a table takes no parameters, and a date of ours needs none.
    private async Task<string> ConditionAsync(string mart, Session session, CancellationToken cancellation)
    {
        var upTo = $" where session <= cast('{session}' as date)";
        var count = await reader.QueryAsync($"select count(*) as known_rows from {mart}{upTo}", row => row.Whole("known_rows"), cancellation);
        return count[0] <= mostRows ? upTo : $" where session = cast('{session}' as date)";
    }

    // The columns of a mart's key are its first ones, and no key has more than four: so the order is the same each time.
    private async Task<long> WriteCsvAsync(IReadOnlyList<string> columns, string path, CancellationToken cancellation)
    {
        const int longestKey = 4;
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from {warehouse.Dialect.Render(Selected)} order by {string.Join(", ", columns.Take(longestKey).Select(warehouse.Dialect.Quote))}";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await using var file = File.Create(path);
        return await CsvFile.WriteAsync(file, rows, cancellation);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
