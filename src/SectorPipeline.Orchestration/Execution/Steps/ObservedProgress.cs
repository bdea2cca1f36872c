using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Hands what a step reports to the observer, in order.</summary>
internal sealed class ObservedProgress(IRunObserver observer, string step) : IProgress<StepProgress>
{
    public void Report(StepProgress value) => observer.StepProgressed(step, value);
}
