using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Watches nothing: who wants to know reads the history.</summary>
public sealed class SilentRunObserver : IRunObserver
{
    public static SilentRunObserver Instance { get; } = new();

    public void RunStarted(Run run, IReadOnlyList<JobStep> steps)
    {
    }

    public void StepDelayed(string step, DateTimeOffset until)
    {
    }

    public void StepStarted(string step, int attempt)
    {
    }

    public void StepProgressed(string step, StepProgress progress)
    {
    }

    public void AttemptFailed(Attempt attempt, TimeSpan? retryIn)
    {
    }

    public void StepFinished(RunStep step)
    {
    }

    public void RunFinished(RunDetails run)
    {
    }
}
