using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What one vendor gave to a step, in numbers.</summary>
internal sealed class VendorTally(RequestMeter meter)
{
    public long Fetched { get; private set; }

    public long Loaded { get; private set; }

    public long Unchanged { get; private set; }

    public long Quarantined { get; private set; }

    public long Missing { get; private set; }

    public long Gaps { get; private set; }

    /// <summary>Fields that nobody knew of and that were not reported before.</summary>
    public SortedSet<string> NewFields { get; } = new(StringComparer.Ordinal);

    public void Add<TRow>(Delivery<TRow> delivery)
    {
        if (delivery.Fetched != delivery.Rows.Count + delivery.Unchanged + delivery.Refused.Count)
            throw new InvalidOperationException($"{delivery.Key}: {delivery.Fetched} rows were fetched, and others kept.");
        Fetched += delivery.Fetched;
        Loaded += delivery.Rows.Count;
        Unchanged += delivery.Unchanged;
        Quarantined += delivery.Refused.Count;
        Missing += delivery.Missing;
        Gaps += delivery.Mark?.Gaps.Count ?? 0;
    }

    public IEnumerable<(string Name, long Value)> Counts() =>
    [
        (StepCounts.Requests, meter.Requests),
        (StepCounts.Fetched, Fetched),
        (StepCounts.Loaded, Loaded),
        (StepCounts.Unchanged, Unchanged),
        (StepCounts.Quarantined, Quarantined),
        ("missing", Missing),
        ("gaps", Gaps),
        (StepCounts.Retries, meter.Retries),
        (StepCounts.Waited, (long)meter.Waited.TotalMilliseconds),
        (StepCounts.Bytes, meter.Bytes),
    ];
}
