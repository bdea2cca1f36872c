namespace SectorPipeline.Models;

/// <summary>An age.</summary>
/// <param name="Count">How many.</param>
/// <param name="Period">minute, hour or day.</param>
public sealed record FreshnessLimit(long Count, string Period)
{
    public TimeSpan Age => Period switch
    {
        "minute" => TimeSpan.FromMinutes(Count),
        "hour" => TimeSpan.FromHours(Count),
        _ => TimeSpan.FromDays(Count),
    };
}
