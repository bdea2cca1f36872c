using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Runs that wait for a node, and the nodes that claim them.</summary>
public interface IRunQueue
{
    /// <summary>Records a queued run; null when the job has a run for the slot already.</summary>
    Task<Run?> EnqueueAsync(NewRun run, RunPart part, CancellationToken cancellation);

    /// <summary>Records a run that does not happen, as skipped or without a session; null when the job has a run for the slot already.</summary>
    Task<Run?> RecordAsync(NewRun run, RunState state, string reason, CancellationToken cancellation);

    /// <summary>Queues an ended run again under its id.</summary>
    /// <exception cref="PipelineException">It is queued or running.</exception>
    Task<Run> RequeueAsync(string run, RunPart part, RunTrigger trigger, string by, CancellationToken cancellation);

    /// <summary>
    /// Takes a run of these jobs for this node: first one whose node is gone, else the one that has waited longest of those that may start. Of a job
    /// one run at a time runs, besides those of its backfills, of which each runs as many as it allows. Null when there is none.
    /// </summary>
    Task<ClaimedRun?> ClaimAsync(IReadOnlyCollection<string> jobs, CancellationToken cancellation);

    /// <summary>Says that this node lives, and learns which of its runs must stop; the same order comes with every beat until the run ends.</summary>
    Task<IReadOnlyList<StopOrder>> BeatAsync(CancellationToken cancellation);

    /// <summary>Cancels a queued run at once; the node of a running one learns it with its next beat.</summary>
    /// <exception cref="PipelineException">It has ended.</exception>
    Task<Run> CancelAsync(string run, string by, CancellationToken cancellation);

    /// <summary>The nodes, the latest first; those that are gone are kept for a day.</summary>
    Task<IReadOnlyList<NodeStatus>> NodesAsync(CancellationToken cancellation);
}
