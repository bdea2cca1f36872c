namespace SectorPipeline.Core;

/// <summary>How far a step is: <paramref name="Done"/> of <paramref name="Total"/> units, and what it is busy with.</summary>
public readonly record struct StepProgress(long Done, long? Total = null, string? Detail = null);
