using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The sessions that the host's market has.</summary>
/// <param name="end">The last session of a recorded or simulated market; null for the live one, which goes on.</param>
public sealed class MarketSessions(Session? end)
{
    /// <summary>The last session that is complete at the instant.</summary>
    public Session LastAt(DateTimeOffset instant) => Within(TradingCalendar.Nyse.LastCompleted(instant));

    /// <summary>What a run of the job that somebody starts at the instant processes: as one of its schedule would.</summary>
    public Session LastFor(Job job, DateTimeOffset instant) => job.Schedule is { } schedule ? Within(schedule.SessionOf(instant)) : LastAt(instant);

    /// <summary>What a run of the slot processes; a slot without a session shows the last one before it.</summary>
    public Session Of(Slot slot) => slot.Session is { } session ? Within(session) : LastAt(slot.At);

    private Session Within(Session session) => end is { } last && last < session ? last : session;
}
