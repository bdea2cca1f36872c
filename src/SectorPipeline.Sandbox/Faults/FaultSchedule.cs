using System.Collections.Concurrent;

namespace SectorPipeline.Sandbox;

/// <summary>The faults that are still to come for each address; safe for concurrent use.</summary>
internal sealed class FaultSchedule(FaultPlan plan)
{
    private readonly ConcurrentDictionary<string, Pending> addresses = new(StringComparer.Ordinal);

    /// <summary>The kind that spoils the next answer to this request, or null when none is left; kinds that do not fit are skipped for good.</summary>
    public FaultKind? Next(FaultTarget target, Func<FaultKind, bool> fits)
    {
        if (!target.IsFor(plan.Only))
            return null;
        var pending = addresses.GetOrAdd(target.Address, address => new Pending(
            [.. FaultNames.All.Where(kind => plan.Hits(kind, address))]));
        lock (pending)
            return pending.Take(plan.Times, fits);
    }

    private sealed class Pending(FaultKind[] kinds)
    {
        private int at;
        private int done;

        public FaultKind? Take(int? times, Func<FaultKind, bool> fits)
        {
            while (at < kinds.Length && !fits(kinds[at]))
                Advance();
            if (at == kinds.Length)
                return null;
            var kind = kinds[at];
            if (++done == times)
                Advance();
            return kind;
        }

        private void Advance() => (at, done) = (at + 1, 0);
    }
}
