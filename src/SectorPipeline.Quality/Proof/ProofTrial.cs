namespace SectorPipeline.Quality.Proof;

/// <summary>What was planted into one copy of a dataset, and what the checks found in it and in the copy without.</summary>
internal sealed record ProofTrial(IReadOnlyList<PlantedFault> Faults, IReadOnlyList<CheckResult> Planted, IReadOnlyList<CheckResult> Clean);
