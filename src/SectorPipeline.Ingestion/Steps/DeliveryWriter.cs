using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Writes deliveries into the lake, in commits of whole symbols; one caller at a time.</summary>
internal sealed class DeliveryWriter<TRow>(Dataset<TRow> dataset, StepScope scope) : IAsyncDisposable
{
    private readonly List<(string Key, string Reason)> noData = [];
    private LakeBatch<TRow>? batch;
    private long batchRows;
    private long batchStarted;
    private long loaded;
    private long unchanged;
    private long quarantined;
    private long missing;

    public async Task AddAsync(Delivery<TRow> delivery, CancellationToken cancellation)
    {
        batch ??= await BeginAsync(cancellation);
        foreach (var (row, requestId) in delivery.Rows)
            batch.Add(row, requestId);
        foreach (var row in delivery.Refused)
            batch.Refuse(row);
        if (delivery.Mark is { } mark)
            batch.Mark(delivery.Key, mark);
        Count(delivery);
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
    }

    public StepResult Result() => new()
    {
        Rows = loaded,
        Counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            [StepCounts.Requests] = scope.Meter.Total,
            [StepCounts.Fetched] = loaded + unchanged + quarantined,
            [StepCounts.Loaded] = loaded,
            [StepCounts.Unchanged] = unchanged,
            [StepCounts.Quarantined] = quarantined,
            [StepCounts.NoData] = noData.Count,
            ["missing"] = missing,
        },
        Warnings = [.. Warnings()],
    };

    public async ValueTask DisposeAsync()
    {
        if (batch is not null)
            await batch.DisposeAsync();
    }

    private async Task<LakeBatch<TRow>> BeginAsync(CancellationToken cancellation)
    {
        (batchRows, batchStarted) = (0, scope.Time.GetTimestamp());
        return await scope.Lake.BeginAsync(dataset, scope.Origin, cancellation);
    }

    private void Count(Delivery<TRow> delivery)
    {
        batchRows += delivery.Rows.Count + delivery.Refused.Count;
        loaded += delivery.Rows.Count;
        quarantined += delivery.Refused.Count;
        unchanged += delivery.Unchanged;
        missing += delivery.Missing;
        if (delivery.NoData is { } reason)
            noData.Add((delivery.Key, reason));
    }

    private IEnumerable<string> Warnings()
    {
        if (noData.Count > 0)
            yield return $"{scope.Vendor} has no data for {NameList.Of(noData, item => $"{item.Key} ({item.Reason.TrimEnd('.')})")}.";
        if (quarantined > 0)
            yield return $"{quarantined} of {loaded + unchanged + quarantined} rows of {scope.Vendor} are in quarantine. Read them under quarantine/{scope.Vendor}/{dataset.Name}.";
    }
}
