namespace SectorPipeline.Lake;

/// <summary>The last row of a symbol as it was loaded: the next answer shows by it whether the vendor has restated history.</summary>
public sealed record Anchor(DateOnly Date, double Close, double? AdjustedClose);
