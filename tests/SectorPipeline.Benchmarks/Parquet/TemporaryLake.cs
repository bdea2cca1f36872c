using SectorPipeline.Ingestion;
using SectorPipeline.Lake;

namespace SectorPipeline.Benchmarks.Parquet;

/// <summary>An empty lake of the benchmark's own, written to as the ingestion steps do; removed afterwards.</summary>
internal sealed class TemporaryLake : IDisposable
{
    private const string Vendor = "yahoo";
    private const string RequestId = "synthetic-000001";
    private static readonly BatchOrigin Origin = new(Vendor, "benchmark", SyntheticBars.Last);

    private readonly TemporaryFolder folder = new();
    private readonly FolderStore store;
    private readonly ObjectLake lake;

    public TemporaryLake()
    {
        store = new FolderStore(folder.PathOf("lake"));
        lake = new ObjectLake(store, TimeProvider.System);
    }

    /// <summary>A batch that holds the bars and is not committed yet; the caller disposes it.</summary>
    public async Task<LakeBatch<DailyBar>> StageAsync(DailyBar[] bars, CancellationToken cancellation)
    {
        var batch = await lake.BeginAsync(Datasets.Prices, Origin, cancellation);
        foreach (var bar in bars)
            batch.Add(bar, RequestId);
        return batch;
    }

    public async Task<LakeCommit> WriteAsync(DailyBar[] bars, CancellationToken cancellation)
    {
        await using var batch = await StageAsync(bars, cancellation);
        return await batch.CommitAsync(cancellation);
    }

    public async Task<IReadOnlyList<string>> PathsAsync(LakeCommit commit, CancellationToken cancellation)
    {
        var paths = new List<string>();
        foreach (var file in commit.Files)
            paths.Add(await lake.LocalPathAsync(file.Path, cancellation));
        return paths;
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }
}
