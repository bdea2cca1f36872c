namespace SectorPipeline.Core;

/// <summary>The names of <see cref="StepResult.Counts"/> that several steps share.</summary>
public static class StepCounts
{
    public const string Requests = "requests";
    public const string Fetched = "fetched";
    public const string Unchanged = "unchanged";
    public const string Quarantined = "quarantined";
    public const string Loaded = "loaded";
    public const string NoData = "no_data";
}
