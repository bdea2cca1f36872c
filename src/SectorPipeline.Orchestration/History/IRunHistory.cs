using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>What happened, written before it starts and after it ends, so that a killed process leaves the truth behind.</summary>
public interface IRunHistory
{
    /// <summary>Records a running run of this process with its steps, all waiting; gives it its id.</summary>
    Task<Run> StartRunAsync(NewRun run, IReadOnlyList<string> steps, CancellationToken cancellation);

    /// <summary>Makes a run that has ended run again in this process; the named steps wait again, the others stay as they are.</summary>
    /// <exception cref="PipelineException">The run is running.</exception>
    Task<Run> ResumeRunAsync(string run, IReadOnlyList<string> steps, bool fullRefresh, CancellationToken cancellation);

    /// <summary>Records that an attempt starts, and that its step runs.</summary>
    Task StartAttemptAsync(string run, Attempt attempt, CancellationToken cancellation);

    /// <summary>Records how an attempt ended; and how its step did, unless it is tried again.</summary>
    Task FinishAttemptAsync(string run, Attempt attempt, RunStep? step, CancellationToken cancellation);

    /// <summary>Records how a step ended that had no attempt running: skipped, or cancelled.</summary>
    Task FinishStepAsync(string run, RunStep step, CancellationToken cancellation);

    /// <summary>Records how a run ended; the waiting steps of a cancelled run are cancelled with it.</summary>
    Task<RunDetails> FinishRunAsync(string run, RunState state, DateTimeOffset finished, CancellationToken cancellation);

    /// <summary>The runs that match, the latest first.</summary>
    Task<IReadOnlyList<Run>> ListAsync(RunFilter filter, CancellationToken cancellation);

    /// <summary>The run with the id, or with the only id that starts so, or the <c>last</c> one.</summary>
    /// <exception cref="ConfigurationException">There is none, or there are several; says which are near.</exception>
    Task<RunDetails> FindAsync(string run, CancellationToken cancellation);
}
