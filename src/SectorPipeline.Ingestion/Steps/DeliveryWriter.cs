using SectorPipeline.Ingestion.Http;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Writes deliveries into the lake, in commits of whole symbols; one caller at a time.</summary>
internal sealed class DeliveryWriter<TRow>(Contract<TRow> contract, StepScope scope, DatasetState state, VendorTally tally) : IAsyncDisposable
{
    private LakeBatch<TRow>? batch;
    private long batchRows;
    private long batchStarted;

    public async Task AddAsync(Delivery<TRow> delivery, CancellationToken cancellation)
    {
        batch ??= await BeginAsync(cancellation);
        tally.Add(delivery);
        DeliveryBatch.Add(batch, delivery);
        foreach (var field in delivery.ExtraFields.Where(field => !state.ExtraFields.Contains(field)))
            tally.NewFields.Add(field);
        batchRows += delivery.Rows.Count + delivery.Refused.Count;
        Measure(delivery);
        if (batchRows >= scope.Commits.Rows || scope.Time.GetElapsedTime(batchStarted) >= scope.Commits.Every)
            await CommitAsync(cancellation);
    }

    public async Task CommitAsync(CancellationToken cancellation)
    {
        if (batch is null)
            return;
        await using var ending = batch;
        batch = null;
        await ending.CommitAsync(cancellation);
        tally.Keep();
    }

    public async ValueTask DisposeAsync()
    {
        tally.TakeBack();
        if (batch is not null)
            await batch.DisposeAsync();
    }

    private async Task<LakeBatch<TRow>> BeginAsync(CancellationToken cancellation)
    {
        (batchRows, batchStarted) = (0, scope.Time.GetTimestamp());
        return await scope.Lake.BeginAsync(contract.Dataset, scope.Origin, cancellation);
    }

    private void Measure(Delivery<TRow> delivery)
    {
        var dataset = contract.Dataset.Name;
        IngestionMetrics.Kept(scope.Vendor, dataset, "loaded", delivery.Rows.Count);
        IngestionMetrics.Kept(scope.Vendor, dataset, "unchanged", delivery.Unchanged);
        IngestionMetrics.Kept(scope.Vendor, dataset, "quarantined", delivery.Refused.Count);
    }
}
