namespace SectorPipeline.Sandbox;

/// <summary>What was known of one observation from one day to another, both included.</summary>
internal readonly record struct VintageRow(DateOnly Date, decimal? Value, DateOnly Start, DateOnly End)
{
    public bool IsKnownWithin(DateOnly start, DateOnly end) => Start <= end && End >= start;
}
