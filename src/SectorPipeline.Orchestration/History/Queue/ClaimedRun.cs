namespace SectorPipeline.Orchestration;

/// <summary>A run that this node is to execute now: which steps, what caused this execution, and who asked for it.</summary>
public sealed record ClaimedRun(Run Run, RunPart Part, RunTrigger Trigger, string By);
