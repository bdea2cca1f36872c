using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Backfills; one is named by its id, by the start of it, or as the <c>last</c>.</summary>
public interface IBackfills
{
    /// <summary>Queues a run for each session, in the given order, all or none.</summary>
    /// <exception cref="PipelineException">A run that is to be run again is queued or running.</exception>
    Task<Backfill> CreateAsync(NewBackfill backfill, IReadOnlyList<BackfillSlot> slots, CancellationToken cancellation);

    /// <summary>The latest backfills first.</summary>
    Task<IReadOnlyList<Backfill>> ListAsync(int limit, CancellationToken cancellation);

    /// <exception cref="ConfigurationException">There is none, or there are several.</exception>
    Task<Backfill> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Starts no further run of it.</summary>
    Task<Backfill> PauseAsync(string id, string by, CancellationToken cancellation);

    /// <summary>Goes on with a paused one.</summary>
    Task<Backfill> ResumeAsync(string id, string by, CancellationToken cancellation);

    /// <summary>Cancels its runs that wait at once, and those that run with the next beat of their nodes.</summary>
    Task<Backfill> CancelAsync(string id, string by, CancellationToken cancellation);
}
