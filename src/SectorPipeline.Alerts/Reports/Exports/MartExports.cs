using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>
/// Each mart as Parquet, whole, and as CSV: the history up to the session where it is short enough for a spreadsheet, else the
/// rows of the session.
/// </summary>
internal sealed class MartExports(IWarehouse warehouse, DbConnection connection, WarehouseReader reader, int mostCsvRows)
{
    private const string Schema = "marts";

    public async Task WriteAsync(ReportFiles files, Session session, IProgress<StepProgress> progress, CancellationToken cancellation)
    {
        var marts = reader.TablesOf(Schema);
        foreach (var (index, mart) in marts.Index())
        {
            progress.Report(new StepProgress(index, marts.Count, mart));
            var relation = new Relation(null, Schema, mart);
            await files.AddTableAsync($"marts/{mart}.parquet", path => warehouse.ExportAsync(connection, relation, path, cancellation));
            await files.AddTableAsync($"marts/{mart}.csv", path => WriteCsvAsync(relation, session, path, cancellation));
        }
    }

    private async Task<long> WriteCsvAsync(Relation mart, Session session, string path, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from {warehouse.Dialect.Render(mart)}{await ConditionAsync(mart, session, cancellation)} order by {await OrderAsync(mart, cancellation)}";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await using var file = File.Create(path);
        return await CsvFile.WriteAsync(file, rows, cancellation);
    }

    private async Task<string> ConditionAsync(Relation mart, Session session, CancellationToken cancellation)
    {
        var columns = await ColumnsAsync(mart, cancellation);
        if (!columns.Contains("session", StringComparer.Ordinal))
            return "";
        // A date of ours needs no parameter, and a condition without one is the same text for counting and reading.
        var upTo = $" where session <= cast('{session}' as date)";
        var count = await reader.QueryAsync($"select count(*) as rows_up_to from {warehouse.Dialect.Render(mart)}{upTo}", row => row.Whole("rows_up_to"), cancellation);
        return count[0] <= mostCsvRows ? upTo : $" where session = cast('{session}' as date)";
    }

    // The columns of a mart's key are its first ones, and no key has more than four.
    private async Task<string> OrderAsync(Relation mart, CancellationToken cancellation)
    {
        const int longestKey = 4;
        var columns = await ColumnsAsync(mart, cancellation);
        return string.Join(", ", columns.Take(longestKey).Select(warehouse.Dialect.Quote));
    }

    private Task<IReadOnlyList<string>> ColumnsAsync(Relation mart, CancellationToken cancellation) =>
        reader.QueryAsync(warehouse.Dialect.ListColumns(mart), row => row.Text("column_name"), cancellation);
}
