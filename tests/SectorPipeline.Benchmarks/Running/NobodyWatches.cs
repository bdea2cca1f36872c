using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Benchmarks.Running;

internal sealed class NobodyWatches : IRunObserver
{
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
