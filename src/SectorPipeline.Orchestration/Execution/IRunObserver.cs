using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Sees a run as it happens; calls come one at a time, from any thread, and should return at once.</summary>
public interface IRunObserver
{
    /// <summary>The run is recorded; these steps will run or be skipped, in this order as far as their needs allow.</summary>
    void RunStarted(Run run, IReadOnlyList<JobStep> steps);

    /// <summary>The step is not due before the instant.</summary>
    void StepDelayed(string step, DateTimeOffset until);

    /// <summary>An attempt starts; counted from 1 over all executions of the run.</summary>
    void StepStarted(string step, int attempt);

    void StepProgressed(string step, StepProgress progress);

    /// <summary>A part of a step started or ended.</summary>
    void SubStepChanged(string step, SubStep subStep)
    {
    }

    /// <summary>A scheduled run is not done at its deadline; it goes on.</summary>
    void DeadlineMissed(Run run, DateTimeOffset deadline)
    {
    }

    /// <summary>An attempt failed; the next comes after <paramref name="retryIn"/>, or never when it is null.</summary>
    void AttemptFailed(Attempt attempt, TimeSpan? retryIn);

    /// <summary>The step succeeded, failed, was skipped or was cancelled; with the attempts of this execution.</summary>
    void StepFinished(RunStep step);

    void RunFinished(RunDetails run);
}
