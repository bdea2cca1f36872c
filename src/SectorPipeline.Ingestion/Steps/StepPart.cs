using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What a step was about and what it has done, as far as it came.</summary>
/// <param name="Total">How many symbols the step is about.</param>
internal sealed record StepPart(string Dataset, int Total, StepContext Context, StepResult Result);
