namespace SectorPipeline.Orchestration;

/// <summary>How many calls a vendor allows within any second, within any minute, and on a day; null: as many as you like.</summary>
public sealed record CallLimits(int? PerSecond = null, int? PerMinute = null, int? PerDay = null)
{
    /// <summary>Where the vendor's day begins at midnight.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
