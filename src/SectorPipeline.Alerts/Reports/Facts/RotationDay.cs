using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Where a sector was in the plane of relative strength: from <c>mart_trading_signals</c>.</summary>
internal sealed record RotationDay(string Sector, DateOnly Session, double Ratio, double Momentum)
{
    // Two weeks of sessions: far enough to see a turn, short enough for eleven tails in one picture.
    private const int Bars = 10;

    /// <summary>The last bars of each sector up to the session, oldest first.</summary>
    public static async Task<IReadOnlyList<RotationDay>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_trading_signals",
            $"""
            select before.entity, before.session, before.rs_ratio, before.rs_momentum
            from marts.mart_trading_signals as today
            inner join marts.mart_trading_signals as before
              on before.entity_type = today.entity_type and before.entity = today.entity
              and before.bar_number between today.bar_number - {Bars} and today.bar_number
            where today.session = $1 and today.entity_type = 'sector' and before.rs_ratio is not null and before.rs_momentum is not null
            order by before.entity, before.session
            """,
            row => new RotationDay(row.Text("entity"), row.Date("session"), row.Number("rs_ratio") ?? 0, row.Number("rs_momentum") ?? 0),
            cancellation,
            session.Date) ?? [];
}
