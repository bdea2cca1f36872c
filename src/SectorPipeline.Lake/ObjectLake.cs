using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The lake over an object store.</summary>
public sealed class ObjectLake : ILake
{
    private readonly IObjectStore store;
    private readonly TimeProvider time;
    private readonly CommitLog log;
    private readonly LandingZone landing;
    private readonly ReceiptLog receipts;

    public ObjectLake(IObjectStore store, TimeProvider time)
    {
        (this.store, this.time) = (store, time);
        log = new CommitLog(store);
        landing = new LandingZone(store);
        receipts = new ReceiptLog(store, log);
    }

    public string Root => store.Root;

    public Task<DatasetState> StateAsync(string vendor, string dataset, CancellationToken cancellation) =>
        log.StateAsync(vendor, dataset, cancellation);

    public async Task<LakeBatch<TRow>> BeginAsync<TRow>(Dataset<TRow> dataset, BatchOrigin origin, CancellationToken cancellation)
    {
        LakePaths.Name(origin.RunId);
        await store.SweepAsync(cancellation);
        var basis = await log.StateAsync(origin.Vendor, dataset.Name, cancellation);
        if (basis.Base is { } rebuild)
            await new SupersededFiles(store).SweepAsync(origin.Vendor, dataset.Name, rebuild, cancellation);
        var pending = new PendingCommit(dataset, origin, time.GetUtcNow().UtcDateTime, basis, time);
        return new LakeBatch<TRow>(
            new BatchRows<TRow>(store, dataset, origin, pending.IngestedAt), new BatchPublisher(store, log, receipts), pending);
    }

    public async Task<LakeRebuild<TRow>> BeginRebuildAsync<TRow>(Dataset<TRow> dataset, string vendor, CancellationToken cancellation)
    {
        await store.SweepAsync(cancellation);
        var pending = await new RebuildPlan(log, receipts, time).MakeAsync(dataset, vendor, cancellation);
        return new LakeRebuild<TRow>(store, dataset, new RebuildPublisher(store, log, receipts), pending);
    }

    public async Task<CompactionResult> CompactAsync(Dataset dataset, string vendor, CancellationToken cancellation)
    {
        await store.SweepAsync(cancellation);
        return await new LakeCompaction(store, log, new RebuildPublisher(store, log, receipts), time).RunAsync(dataset, vendor, cancellation);
    }

    public IAsyncEnumerable<BatchReceipt> ReceiptsAsync(string vendor, string dataset, CancellationToken cancellation) =>
        receipts.ReadAsync(vendor, dataset, cancellation);

    public Task<LandingEntry?> FindLandingAsync(
        string vendor, string dataset, Session session, string requestId, CancellationToken cancellation) =>
        landing.FindAsync(vendor, dataset, session, requestId, cancellation);

    public Task WriteLandingAsync(LandingEntry entry, CancellationToken cancellation) => landing.WriteAsync(entry, cancellation);

    public IAsyncEnumerable<LandingEntry> ReadLandingAsync(
        string vendor, string dataset, Session session, CancellationToken cancellation) =>
        landing.ReadAsync(vendor, dataset, session, cancellation);

    public Task<IReadOnlyList<DatasetId>> DatasetsAsync(CancellationToken cancellation) => log.DatasetsAsync(cancellation);

    public Task<IReadOnlyList<LakeCommit>> CommitsAsync(string vendor, string dataset, long afterSequence, CancellationToken cancellation) =>
        log.AfterAsync(vendor, dataset, afterSequence, cancellation);

    public Task<string> LocalPathAsync(string path, CancellationToken cancellation) => store.LocalPathAsync(path, cancellation);

    public async Task PublishMartAsync(string mart, Func<string, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var key = LakePaths.MartFile(mart);
        using var folder = new ScratchFolder(store);
        var file = folder.PathOf($"{mart}.parquet");
        try
        {
            await write(file, cancellation);
        }
        catch (DuckDbException e) when (LakeFailure.IsOfTheDisk(e))
        {
            throw LakeFailure.Of(Root, $"cannot write {key}", e);
        }

        await store.PutFileAsync(key, file, PutMode.Replace, cancellation);
    }

    public Task<bool> HasMartAsync(string mart, CancellationToken cancellation) => store.ExistsAsync(LakePaths.MartFile(mart), cancellation);

    public Task WriteKpisAsync(string symbol, Session session, ReadOnlyMemory<byte> json, CancellationToken cancellation) =>
        store.PutAsync(LakePaths.KpisFile(symbol, session), json, PutMode.Replace, cancellation);

    public Task WriteQualityReportAsync(Session session, string runId, ReadOnlyMemory<byte> html, CancellationToken cancellation) =>
        store.PutAsync(LakePaths.QualityReport(session, runId), html, PutMode.Replace, cancellation);

    public async Task<byte[]?> FindKpisAsync(string symbol, Session session, CancellationToken cancellation)
    {
        await using var stream = await store.OpenReadAsync(LakePaths.KpisFile(symbol, session), cancellation);
        if (stream is null)
            return null;
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    public Task<VerifyReport> VerifyAsync(CancellationToken cancellation) => new LakeVerifier(store, log).VerifyAsync(cancellation);

    public Task<IReadOnlyList<DatasetSummary>> SummarizeAsync(CancellationToken cancellation) =>
        new LakeInventory(store, log).SummarizeAsync(cancellation);
}
