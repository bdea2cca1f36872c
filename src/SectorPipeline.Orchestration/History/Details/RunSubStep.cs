using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>A part of one attempt of a step.</summary>
public sealed record RunSubStep(string Step, int Attempt, SubStep SubStep);
