using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Tells observers one after another, and one call at a time, so that they need no locks.</summary>
internal sealed class SerialObserver(IReadOnlyList<IRunObserver> observers) : IRunObserver
{
    private readonly Lock gate = new();

    public void RunStarted(Run run, IReadOnlyList<JobStep> steps) => Tell(observer => observer.RunStarted(run, steps));

    public void StepDelayed(string step, DateTimeOffset until) => Tell(observer => observer.StepDelayed(step, until));

    public void StepStarted(string step, int attempt) => Tell(observer => observer.StepStarted(step, attempt));

    public void StepProgressed(string step, StepProgress progress) => Tell(observer => observer.StepProgressed(step, progress));

    public void SubStepChanged(string step, SubStep subStep) => Tell(observer => observer.SubStepChanged(step, subStep));

    public void DeadlineMissed(Run run, DateTimeOffset deadline) => Tell(observer => observer.DeadlineMissed(run, deadline));

    public void AttemptFailed(Attempt attempt, TimeSpan? retryIn) => Tell(observer => observer.AttemptFailed(attempt, retryIn));

    public void StepFinished(RunStep step) => Tell(observer => observer.StepFinished(step));

    public void RunFinished(RunDetails run) => Tell(observer => observer.RunFinished(run));

    private void Tell(Action<IRunObserver> call)
    {
        lock (gate)
        {
            foreach (var observer in observers)
                call(observer);
        }
    }
}
