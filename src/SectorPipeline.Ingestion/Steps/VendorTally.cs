using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What one vendor gave to a step, in numbers.</summary>
internal sealed class VendorTally(RequestMeter meter)
{
    private Sums kept;
    private Sums sums;

    public long Fetched => sums.Fetched;

    public long Loaded => sums.Loaded;

    public long Quarantined => sums.Quarantined;

    /// <summary>Fields that nobody knew of and that were not reported before.</summary>
    public SortedSet<string> NewFields { get; } = new(StringComparer.Ordinal);

    public void Add<TRow>(Delivery<TRow> delivery)
    {
        if (delivery.Fetched != delivery.Rows.Count + delivery.Unchanged + delivery.Refused.Count)
            throw new InvalidOperationException($"{delivery.Key}: {delivery.Fetched} rows were fetched, and others kept.");
        sums = new Sums(
            sums.Fetched + delivery.Fetched,
            sums.Loaded + delivery.Rows.Count,
            sums.Unchanged + delivery.Unchanged,
            sums.Quarantined + delivery.Refused.Count,
            sums.Missing + delivery.Missing,
            sums.Gaps + (delivery.Mark?.Gaps.Count ?? 0));
    }

    /// <summary>What was added is committed.</summary>
    public void Keep() => kept = sums;

    /// <summary>What was added since the last commit is lost.</summary>
    public void TakeBack() => sums = kept;

    public IEnumerable<(string Name, long Value)> Counts() =>
    [
        (StepCounts.Requests, meter.Requests),
        (StepCounts.Fetched, Fetched),
        (StepCounts.Loaded, Loaded),
        (StepCounts.Unchanged, sums.Unchanged),
        (StepCounts.Quarantined, Quarantined),
        ("missing", sums.Missing),
        ("gaps", sums.Gaps),
        (StepCounts.Retries, meter.Retries),
        (StepCounts.Waited, (long)meter.Waited.TotalMilliseconds),
        (StepCounts.Bytes, meter.Bytes),
    ];

    private readonly record struct Sums(long Fetched, long Loaded, long Unchanged, long Quarantined, long Missing, long Gaps);
}
