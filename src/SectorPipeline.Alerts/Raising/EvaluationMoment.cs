using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>For what, when and by whom rules are evaluated.</summary>
/// <param name="Session">The session whose numbers are looked at.</param>
/// <param name="Now">To the microsecond, as tables keep it.</param>
/// <param name="RunId">The run that does it; empty outside of one.</param>
public sealed record EvaluationMoment(Session Session, DateTimeOffset Now, string RunId)
{
    public static EvaluationMoment At(Session session, DateTimeOffset now, string runId) =>
        new(session, new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), runId);

    /// <summary>What the clock of a rule shows. That of a market rule goes by sessions, so that a backfill of a year waits a year.</summary>
    internal DateTimeOffset ClockOf(AlertKind kind) =>
        kind == AlertKind.Market ? new DateTimeOffset(Session.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : Now;
}
