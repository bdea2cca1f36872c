using SectorPipeline.DuckDb;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;

namespace SectorPipeline.Benchmarks.Parquet;

internal sealed class ParquetWriteBenchmark : IBenchmark
{
    private const int Pairs = 5;

    public string Name => "parquet-write";

    public string Description => "The lake, from rows to a commit, against DuckDB's COPY of the same rows from a table to one file";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation)
    {
        var bars = SyntheticBars.Create();
        using var source = await LoadAsync(bars, cancellation);
        var whole = await Timing.RatioAsync(Pairs, () => WriteAsync(bars, cancellation), () => Task.FromResult(Copy(source)));
        var commit = await Timing.RatioAsync(Pairs, () => CommitAsync(bars, cancellation), () => Task.FromResult(Copy(source)));
        return
        [
            new Measurement("Parquet write: rows to commit, against COPY", whole, "x", Target.AtMost(1.33)),
            new Measurement("Parquet write: the commit alone, against COPY", commit, "x", Target.AtMost(1.33)),
        ];
    }

    private static async Task<DuckDbConnection> LoadAsync(DailyBar[] bars, CancellationToken cancellation)
    {
        using var lake = new TemporaryLake();
        var paths = await lake.PathsAsync(await lake.WriteAsync(bars, cancellation), cancellation);
        var connection = DuckDbFile.Open();
        connection.Run($"create table bars as from {ParquetRelation.Of([.. paths])} order by symbol, session");
        return connection;
    }

    private static async Task<double> WriteAsync(DailyBar[] bars, CancellationToken cancellation)
    {
        using var lake = new TemporaryLake();
        return await Timing.SecondsAsync(() => lake.WriteAsync(bars, cancellation));
    }

    private static async Task<double> CommitAsync(DailyBar[] bars, CancellationToken cancellation)
    {
        using var lake = new TemporaryLake();
        await using var batch = await lake.StageAsync(bars, cancellation);
        return await Timing.SecondsAsync(() => batch.CommitAsync(cancellation));
    }

    private static double Copy(DuckDbConnection source)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("bars.parquet");
        return Timing.Seconds(() => source.Run($"copy bars to '{path}' (format parquet, compression zstd)"));
    }
}
