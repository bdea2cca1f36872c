using System.Data.Common;
using System.Globalization;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;
using SectorPipeline.Models;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Tickers;

/// <summary>The project's own models over one symbol, in a DuckDB of its own that goes afterwards.</summary>
internal sealed class TickerModels(HostContext context)
{
    private const string Target = "duckdb";
    private const string Mart = "mart_ticker_kpis";
    private const string LoadNumber = "load_number";

    private static readonly IReadOnlyList<Dataset> Used = [Datasets.Prices, Datasets.Companies, Datasets.MacroObservations];

    // They rank it within its sector, where it is alone here; or say which load it came with.
    private static readonly IReadOnlySet<string> LeftOut = new HashSet<string>(
        ["symbol", "sector_rank_by_market_cap", "sector_rank_by_return_3m", "computed_at", "run_id", LoadNumber], StringComparer.Ordinal);

    /// <summary>The symbol's row of the mart by column; null when it has no prices.</summary>
    public async Task<IReadOnlyDictionary<string, object?>?> ComputeAsync(string symbol, string market, ILake lake, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("ticker").FullName;
        try
        {
            var project = Load(folder, market);
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            await FillAsync(warehouse, [symbol, market], lake, cancellation);
            var runner = new SqlRunner(project, warehouse);
            Check(symbol, await runner.SeedAsync(new SqlRunOptions(), cancellation));
            Check(symbol, await runner.RunAsync(new SqlRunOptions { Select = [$"+{Mart}"] }, cancellation));
            return await ReadAsync(warehouse, symbol, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private SqlProject Load(string folder, string market)
    {
        var options = context.SqlOptions();
        var vars = new Dictionary<string, object?>(options.Vars, StringComparer.Ordinal) { ["market_symbol"] = market };
        return SqlProject.Load(options with
        {
            Target = Target,
            TargetPath = Path.Combine(folder, "target"),
            Vars = vars,
            Environment = name => name == "DATA_ROOT" ? folder : options.Environment(name),
        });
    }

    private static async Task FillAsync(IWarehouse warehouse, IReadOnlyList<string> symbols, ILake lake, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var loader = new RawLoader(warehouse, connection, TimeProvider.System);
        foreach (var dataset in Datasets.All)
            await loader.EnsureTableAsync(dataset.Name, dataset.StoredColumns, cancellation);
        foreach (var id in await lake.DatasetsAsync(cancellation))
        {
            if (Used.FirstOrDefault(dataset => dataset.Name == id.Dataset) is { } dataset)
                await FillAsync(warehouse, connection, dataset, id.Vendor, symbols, lake, cancellation);
        }
    }

    private static async Task FillAsync(
        IWarehouse warehouse, DbConnection connection, Dataset dataset, string vendor, IReadOnlyList<string> symbols, ILake lake, CancellationToken cancellation)
    {
        var files = await FilesOfAsync(dataset, vendor, symbols, lake, cancellation);
        if (files.Count == 0)
            return;
        var columns = dataset.StoredColumns;
        var names = string.Join(", ", columns.Select(column => warehouse.Dialect.Quote(column.Name)));
        var which = columns.Any(column => column.Name == "symbol") ? $" where symbol in ({string.Join(", ", symbols.Select(warehouse.Dialect.Literal))})" : "";
        await warehouse.InsertFilesAsync(
            connection,
            new Relation(null, "raw", dataset.Name),
            [.. columns, new Column(LoadNumber, ColumnType.Integer)],
            $"select {names}, 1::bigint from {ParquetRelation.Of(files)}{which}",
            cancellation);
    }

    // Receipts say which symbols a commit is about; a dataset of series is needed whole.
    private static async Task<List<string>> FilesOfAsync(Dataset dataset, string vendor, IReadOnlyList<string> symbols, ILake lake, CancellationToken cancellation)
    {
        var isBySymbol = dataset.Columns.Any(column => column.Name == "symbol");
        var sequences = new HashSet<long>();
        await foreach (var receipt in lake.ReceiptsAsync(vendor, dataset.Name, cancellation))
        {
            if (!isBySymbol || receipt.Keys.Any(key => symbols.Contains(key.Key)))
                sequences.Add(receipt.Sequence);
        }

        var paths = new List<string>();
        foreach (var commit in await lake.CommitsAsync(vendor, dataset.Name, afterSequence: 0, cancellation))
        {
            foreach (var file in commit.Files.Where(_ => sequences.Contains(commit.Sequence)))
                paths.Add(await lake.LocalPathAsync(file.Path, cancellation));
        }

        return paths;
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> ReadAsync(IWarehouse warehouse, string symbol, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from marts.{Mart} where symbol = {warehouse.Dialect.Literal(symbol)}";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        return Enumerable.Range(0, reader.FieldCount)
            .Where(column => !LeftOut.Contains(reader.GetName(column)))
            .ToDictionary(reader.GetName, column => Value(reader, column), StringComparer.Ordinal);
    }

    private static object? Value(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetValue(column) switch
    {
        DateTime day when reader.GetDataTypeName(column).Equals("date", StringComparison.OrdinalIgnoreCase) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var value => value,
    };

    private static void Check(string symbol, InvocationResult result)
    {
        if (result.Results.FirstOrDefault(node => !node.IsGood) is { } failed)
            throw new PipelineException($"{symbol}: {failed.Message}");
    }
}
