using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Lets one call through at a time, so that observers need no locks.</summary>
internal sealed class SerialObserver(IRunObserver observer) : IRunObserver
{
    private readonly Lock gate = new();

    public void RunStarted(Run run, IReadOnlyList<JobStep> steps)
    {
        lock (gate)
            observer.RunStarted(run, steps);
    }

    public void StepDelayed(string step, DateTimeOffset until)
    {
        lock (gate)
            observer.StepDelayed(step, until);
    }

    public void StepStarted(string step, int attempt)
    {
        lock (gate)
            observer.StepStarted(step, attempt);
    }

    public void StepProgressed(string step, StepProgress progress)
    {
        lock (gate)
            observer.StepProgressed(step, progress);
    }

    public void SubStepChanged(string step, SubStep subStep)
    {
        lock (gate)
            observer.SubStepChanged(step, subStep);
    }

    public void DeadlineMissed(Run run, DateTimeOffset deadline)
    {
        lock (gate)
            observer.DeadlineMissed(run, deadline);
    }

    public void AttemptFailed(Attempt attempt, TimeSpan? retryIn)
    {
        lock (gate)
            observer.AttemptFailed(attempt, retryIn);
    }

    public void StepFinished(RunStep step)
    {
        lock (gate)
            observer.StepFinished(step);
    }

    public void RunFinished(RunDetails run)
    {
        lock (gate)
            observer.RunFinished(run);
    }
}
