using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Finds the session that a report is of.</summary>
internal static class ReportSession
{
    /// <summary>The session that was asked for, or the last one of the marts.</summary>
    /// <exception cref="PipelineException">The marts do not hold it.</exception>
    public static async Task<Session> FindAsync(WarehouseReader reader, Session? asked, string warehouse, CancellationToken cancellation)
    {
        var last = await LastAsync(reader, cancellation);
        if (last is not { } newest)
            throw new PipelineException($"{warehouse}: the marts are empty or missing. Run 'sector run daily' first.");
        if (asked is not { } session)
            return new Session(newest);
        return await HoldsAsync(reader, session, cancellation)
            ? session
            : throw new PipelineException(
                $"{warehouse}: mart_sector_performance holds nothing of the session {session}; its last session is {new Session(newest)}. "
                + $"Choose another session, or run 'sector run daily --session {session}'.");
    }

    private static async Task<DateOnly?> LastAsync(WarehouseReader reader, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_sector_performance",
            "select max(session) as session from marts.mart_sector_performance",
            row => row.OptionalDate("session"),
            cancellation) is [var last] ? last : null;

    private static async Task<bool> HoldsAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.QueryAsync(
            "select session from marts.mart_sector_performance where session = $1 limit 1",
            row => row.Date("session"),
            cancellation,
            session.Date) is [_];
}
