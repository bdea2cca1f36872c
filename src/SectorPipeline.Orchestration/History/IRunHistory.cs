using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>
/// What happened, written before it starts and after it ends, so that a killed process leaves the truth behind. Only the node that executes a run
/// writes about it: every write throws a <see cref="RunLostException"/> when another has taken it over.
/// </summary>
public interface IRunHistory
{
    /// <summary>Records a running run of this node with its steps, all waiting; gives it its id.</summary>
    Task<Run> StartRunAsync(NewRun run, IReadOnlyList<string> steps, CancellationToken cancellation);

    /// <summary>
    /// Makes a run that has ended run again on this node; the named steps wait again, the others stay as they are. One that this node has claimed
    /// runs already, and only its steps are set.
    /// </summary>
    /// <exception cref="PipelineException">The run is queued or running.</exception>
    Task<Run> ResumeRunAsync(string run, IReadOnlyList<string> steps, bool fullRefresh, CancellationToken cancellation);

    /// <summary>Records that an attempt starts, and that its step runs.</summary>
    Task StartAttemptAsync(string run, Attempt attempt, CancellationToken cancellation);

    /// <summary>
    /// Records how an attempt ended; and how its step did, unless it is tried again. It need not be waited for until that is on disk: what is written
    /// after the call returns is committed with it or after it, and by then the task tells whether this could be kept.
    /// </summary>
    /// <returns>A task that ends when it is kept, and fails when it cannot be.</returns>
    Task<Task> FinishAttemptAsync(string run, Attempt attempt, RunStep? step, CancellationToken cancellation);

    /// <summary>Records how a step ended that had no attempt running: skipped, or cancelled.</summary>
    Task FinishStepAsync(string run, RunStep step, CancellationToken cancellation);

    /// <summary>Records how a run ended; the waiting steps of a cancelled run are cancelled with it.</summary>
    Task<RunDetails> FinishRunAsync(string run, RunState state, DateTimeOffset finished, CancellationToken cancellation);

    /// <summary>The runs that match, the latest first.</summary>
    Task<IReadOnlyList<Run>> ListAsync(RunFilter filter, CancellationToken cancellation);

    /// <summary>The run with the id, or with the only id that starts so, or the <c>last</c> one.</summary>
    /// <exception cref="ConfigurationException">There is none, or there are several; says which are near.</exception>
    Task<RunDetails> FindAsync(string run, CancellationToken cancellation);

    /// <summary>Adds sub-steps to a run of this node, or says how those that are there went on.</summary>
    Task RecordSubStepsAsync(string run, IReadOnlyList<RunSubStep> subSteps, CancellationToken cancellation);

    /// <summary>The sub-steps of a run, or of one step of it, attempt by attempt; without what they ran.</summary>
    Task<IReadOnlyList<RunSubStep>> SubStepsAsync(string run, string? step, CancellationToken cancellation);

    /// <summary>What a sub-step ran; null when there is none, or that is not known.</summary>
    Task<string?> SubStepDetailAsync(string run, string step, int attempt, string name, CancellationToken cancellation);

    /// <summary>Adds lines to the log of a run.</summary>
    Task AppendLogAsync(string run, IReadOnlyList<LogLine> lines, CancellationToken cancellation);

    /// <summary>Lines of the log of a run, or of one step of it, with ids above the one given.</summary>
    Task<IReadOnlyList<LogLine>> LogAsync(string run, string? step, long afterId, int limit, CancellationToken cancellation);

    /// <summary>Deletes runs that ended before the instant, with all that belongs to them, a thousand at most; returns how many.</summary>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellation);
}
