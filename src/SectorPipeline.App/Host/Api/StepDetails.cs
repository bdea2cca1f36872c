using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>A step of a run with its parts.</summary>
internal sealed record StepDetails(RunStep Step, IReadOnlyList<RunSubStep> SubSteps);
