namespace SectorPipeline.Orchestration;

/// <summary>A run and its steps, in the order of the job.</summary>
public sealed record RunDetails(Run Run, IReadOnlyList<RunStep> Steps);
