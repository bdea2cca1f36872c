using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Steps;

/// <summary>The step <c>lake.export</c>: each mart of the warehouse as one Parquet file in the lake.</summary>
internal sealed class ExportMarts(ILake lake, IWarehouse warehouse) : IStep
{
    private const string Schema = "marts";

    public static StepType Type { get; } = new(
        "lake.export",
        "Writes every mart of the warehouse to the lake as Parquet",
        [],
        services => new ExportMarts(services.Get<ILake>(), services.Get<IWarehouse>()));

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var marts = await FindMartsAsync(connection, cancellation);
        var rows = 0L;
        foreach (var (index, mart) in marts.Index())
        {
            context.Progress.Report(new StepProgress(index, marts.Count, mart));
            await lake.PublishMartAsync(
                mart, async (path, token) => rows += await CopyAsync(connection, mart, path, token), cancellation);
        }

        return new StepResult { Rows = rows, Counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["marts"] = marts.Count } };
    }

    private static async Task<List<string>> FindMartsAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select table_name from information_schema.tables where table_schema = '{Schema}' order by table_name";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var marts = new List<string>();
        while (await reader.ReadAsync(cancellation))
            marts.Add(reader.GetString(0));
        return marts;
    }

    private async Task<long> CopyAsync(DbConnection connection, string mart, string path, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        var dialect = warehouse.Dialect;
        command.CommandText =
            $"copy (select * from {dialect.Quote(Schema)}.{dialect.Quote(mart)}) to {dialect.Literal(path)} (format parquet, compression zstd)";
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
