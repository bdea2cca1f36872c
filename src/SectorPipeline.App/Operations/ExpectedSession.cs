using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Operations;

/// <summary>The session that the marts are expected to hold, against which freshness is measured outside of a run.</summary>
internal sealed class ExpectedSession(ScheduleUse use, OperationsTables tables, MarketSessions sessions, TimeProvider time)
{
    /// <summary>On a schedule the last session that is complete, because a host should have seen to it; else the newest that somebody has run a job for.</summary>
    public async Task<Session> FindAsync(JobCatalog jobs, CancellationToken cancellation)
    {
        foreach (var job in jobs.Jobs)
        {
            if (await use.SinceAsync(job, cancellation) is not null)
                return sessions.LastAt(time.GetUtcNow());
        }

        return await tables.NewestSessionAsync(cancellation) is { } newest ? new Session(newest) : sessions.LastAt(time.GetUtcNow());
    }
}
