using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>
/// Each mart as Parquet and as CSV, with the same rows: its history up to the session where that is short, else the rows of the
/// session. The whole of each mart is in the lake, once, and not with each report again.
/// </summary>
internal sealed class MartExports(IWarehouse warehouse, DbConnection connection, WarehouseReader reader, int mostRows)
{
    private const string Schema = "marts";

    public async Task WriteAsync(ReportFiles files, Session session, IProgress<StepProgress> progress, CancellationToken cancellation)
    {
        await using var engine = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, cancellation);
        await using var local = await engine.OpenAsync(cancellation);
        var marts = reader.TablesOf(Schema);
        foreach (var (index, mart) in marts.Index())
        {
            progress.Report(new StepProgress(index, marts.Count, mart));
            var query = await QueryAsync(warehouse.Dialect.Render(new Relation(null, Schema, mart)), session, cancellation);
            var parquet = await files.AddTableAsync($"marts/{mart}.parquet", path => warehouse.ExportAsync(connection, query, path, cancellation));
            await files.AddTableAsync($"marts/{mart}.csv", path => WriteCsvAsync(local, parquet, path, cancellation));
        }
    }

    // The columns of a mart's key are its first ones, and no key has more than four: so the order is the same each time.
    private async Task<string> QueryAsync(string mart, Session session, CancellationToken cancellation)
    {
        const int longestKey = 4;
        var columns = await reader.ColumnsAsync(mart, cancellation);
        var condition = columns.Contains("session", StringComparer.Ordinal) ? await ConditionAsync(mart, session, cancellation) : "";
        return $"select * from {mart}{condition} order by {string.Join(", ", columns.Take(longestKey).Select(warehouse.Dialect.Quote))}";
    }

    // A query that is exported takes no parameters.
    private async Task<string> ConditionAsync(string mart, Session session, CancellationToken cancellation)
    {
        var date = warehouse.Dialect.LiteralOf(session.Date);
        var count = await reader.QueryAsync($"select count(*) as known_rows from {mart} where session <= {date}", row => row.Whole("known_rows"), cancellation);
        return count[0] <= mostRows ? $" where session <= {date}" : $" where session = {date}";
    }

    // From the other file and not from the warehouse again, which a run may change in between.
    private static async Task<long> WriteCsvAsync(DbConnection local, string parquet, string path, CancellationToken cancellation)
    {
        await using var command = local.CreateCommand();
        command.CommandText = $"select * from read_parquet({DuckDbDialect.Instance.Literal(parquet)})";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await using var file = File.Create(path);
        return await CsvFile.WriteAsync(file, rows, cancellation);
    }
}
