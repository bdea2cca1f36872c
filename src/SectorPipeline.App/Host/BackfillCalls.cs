namespace SectorPipeline.App.Host;

/// <summary>What a step of a backfill will ask of its vendor.</summary>
/// <param name="Step">The step.</param>
/// <param name="Vendor">Whose calls are limited; null when no limit is known.</param>
/// <param name="Calls">For all sessions together.</param>
/// <param name="LeftToday">What the vendor's day still allows; null for no limit.</param>
internal sealed record BackfillCalls(string Step, string? Vendor, long Calls, int? LeftToday)
{
    /// <summary>Whether today's budget is enough; the rest is carried over to the days that follow.</summary>
    public bool Fits => LeftToday is null || Calls <= LeftToday;
}
