namespace SectorPipeline.Ingestion;

/// <summary>The calls that a vendor's plan allows; null where it sets no limit.</summary>
/// <param name="DayZone">The time zone whose midnight begins the vendor's day.</param>
public sealed record VendorLimits(int? PerSecond, int? PerMinute, int? PerDay, TimeZoneInfo DayZone)
{
    public bool HasNone => (PerSecond ?? PerMinute ?? PerDay) is null;
}
