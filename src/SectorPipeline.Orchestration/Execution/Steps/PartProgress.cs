using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Shows what an item is busy with, when that changes.</summary>
internal sealed class PartProgress(ISubSteps parts, SubStep part) : IProgress<StepProgress>
{
    private readonly Lock gate = new();
    private string? shown;

    public void Report(StepProgress value)
    {
        lock (gate)
        {
            if (value.Detail is null || value.Detail == shown)
                return;
            shown = value.Detail;
        }

        parts.Report(part with { Message = value.Detail });
    }
}
