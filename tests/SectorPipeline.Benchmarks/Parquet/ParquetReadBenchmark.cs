using SectorPipeline.Ingestion;
using SectorPipeline.Lake;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Benchmarks.Parquet;

internal sealed class ParquetReadBenchmark : IBenchmark
{
    private const int Pairs = 7;

    public string Name => "parquet-read";

    public string Description => "The loader with its ledger, from committed files to the raw table, against read_parquet of the same files into a table";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        using var lake = new TemporaryLake();
        var commit = await lake.WriteAsync(SyntheticBars.Create(), cancellation);
        var paths = await lake.PathsAsync(commit, cancellation);
        var files = commit.Files.Zip(paths, (file, path) => AsRawFile(commit, file, path)).ToList();
        var ratio = await Timing.RatioAsync(Pairs, () => LoadAsync(files, cancellation), () => Task.FromResult(ReadParquet(paths)));
        return [new Measurement("Parquet read: load, against read_parquet", ratio, "x", Target.AtMost(1.3).ForLater())];
    }

    private static async Task<double> LoadAsync(List<RawFile> files, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var options = new DuckDbWarehouseOptions { Path = folder.PathOf("warehouse.duckdb") };
        await using var warehouse = await DuckDbWarehouse.OpenAsync(options, cancellation);
        await using var connection = await warehouse.OpenAsync(cancellation);
        var loader = new RawLoader(warehouse, connection, TimeProvider.System);
        await loader.EnsureTableAsync(Datasets.Prices.Name, Datasets.Prices.StoredColumns, cancellation);
        return await Timing.SecondsAsync(() => loader.LoadAsync(files, cancellation));
    }

    private static double ReadParquet(IReadOnlyList<string> paths)
    {
        using var folder = new TemporaryFolder();
        using var connection = DuckDbFile.Open(folder.PathOf("warehouse.duckdb"));
        return Timing.Seconds(() => connection.Run($"create table prices as from {ParquetRelation.Of([.. paths])}"));
    }

    private static RawFile AsRawFile(LakeCommit commit, CommittedFile file, string path) => new()
    {
        Dataset = commit.Dataset,
        Vendor = commit.Vendor,
        Sequence = commit.Sequence,
        Path = file.Path,
        Source = path,
        RunId = commit.RunId,
        Rows = file.Rows,
        Columns = commit.Columns,
    };
}
