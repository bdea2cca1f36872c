using System.Globalization;

namespace SectorPipeline.Lake;

/// <summary>Decides whether a dataset can be rebuilt, and under which number.</summary>
internal sealed class RebuildPlan(CommitLog log, ReceiptLog receipts, TimeProvider time)
{
    private const int RandomDigits = 8;

    public async Task<PendingRebuild> MakeAsync(Dataset dataset, string vendor, CancellationToken cancellation)
    {
        var basis = await log.StateAsync(vendor, dataset.Name, cancellation);
        var numbers = await receipts.NumbersAsync(vendor, dataset.Name, cancellation);
        var pending = new PendingRebuild(dataset, vendor, new Rebuild(NumberAfter(basis, numbers), NewId("rebuild", time)), basis, time);
        if (numbers.Count == 0)
            throw pending.CannotRebuild("landing has no receipts of it");
        if (FindUnreceipted(basis, numbers) is { } missing)
            throw pending.CannotRebuild($"landing has no receipt of batch {missing}");
        return pending;
    }

    // Batches after the rebuild are numbered after all that landing knows, so that receipts stay in order.
    private static long NumberAfter(DatasetState basis, IReadOnlyCollection<long> numbers)
    {
        if (basis.IsSealed)
            return basis.Base!.Sequence;
        return basis.Sequence == 0 ? numbers.DefaultIfEmpty().Max() + 1 : basis.Sequence + 1;
    }

    private static long? FindUnreceipted(DatasetState basis, IReadOnlyCollection<long> numbers)
    {
        if (basis.IsSealed)
            return null;
        var known = numbers.ToHashSet();
        for (var sequence = (basis.Base?.Sequence ?? 0) + 1; sequence <= basis.Sequence; sequence++)
        {
            if (!known.Contains(sequence))
                return sequence;
        }

        return null;
    }

    /// <summary>A name that no other rebuild has, with what it is and when it began.</summary>
    public static string NewId(string kind, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        return $"{kind}-{now}-{Guid.NewGuid().ToString("N")[..RandomDigits]}";
    }
}
