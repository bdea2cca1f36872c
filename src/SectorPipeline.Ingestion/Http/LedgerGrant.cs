namespace SectorPipeline.Ingestion;

/// <summary>What a ledger allows: so many calls now, or none before <paramref name="Wait"/> has passed.</summary>
/// <param name="Granted">Calls that may be made now and are counted.</param>
/// <param name="Wait">How long to wait before asking again, when none is granted.</param>
/// <param name="LeftToday">Calls that are left today after these; null where the day has no limit.</param>
public readonly record struct LedgerGrant(int Granted, TimeSpan Wait, int? LeftToday)
{
    public bool IsDaySpent => Granted == 0 && LeftToday <= 0;
}
