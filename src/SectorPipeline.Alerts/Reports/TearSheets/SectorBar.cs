using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A bar of a sector's or the market's history.</summary>
internal sealed record SectorBar(DateOnly Session, double? Return, double? Cumulative, double? Volatility, double? Sharpe, double? Drawdown)
{
    /// <summary>All bars of a sector up to the session.</summary>
    public static Task<IReadOnlyList<SectorBar>> ReadAsync(WarehouseReader reader, string sector, Session session, CancellationToken cancellation) =>
        ReadAsync(reader, "mart_sector_performance", "sector", "sector", sector, session, cancellation);

    /// <summary>All bars of a symbol up to the session.</summary>
    public static Task<IReadOnlyList<SectorBar>> ReadSymbolAsync(WarehouseReader reader, string symbol, Session session, CancellationToken cancellation) =>
        ReadAsync(reader, "mart_stock_performance", "symbol", "symbol", symbol, session, cancellation);

    private static async Task<IReadOnlyList<SectorBar>> ReadAsync(
        WarehouseReader reader, string mart, string key, string entityType, string entity, Session session, CancellationToken cancellation) =>
        reader.Has("marts.mart_risk_metrics")
            ? await reader.TryQueryAsync(
                $"marts.{mart}",
                $"""
                select performance.session, performance.return_1d, performance.cumulative_return, risk.volatility_30d, risk.sharpe_252d, risk.current_drawdown
                from marts.{mart} as performance
                left join marts.mart_risk_metrics as risk
                  on risk.entity_type = '{entityType}' and risk.entity = performance.{key} and risk.session = performance.session
                where performance.{key} = $1 and performance.session <= $2
                order by performance.session
                """,
                Of,
                cancellation,
                entity,
                session.Date) ?? []
            : [];

    private static SectorBar Of(WarehouseRow row) =>
        new(row.Date("session"), row.Number("return_1d"), row.Number("cumulative_return"), row.Number("volatility_30d"), row.Number("sharpe_252d"), row.Number("current_drawdown"));
}
