using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>How risky a sector or the market is at a session's close: its row of <c>mart_risk_metrics</c>.</summary>
internal sealed record RiskDay
{
    public required string Entity { get; init; }

    public double? Volatility30 { get; init; }

    public double? VolatilityEwma { get; init; }

    public double? Beta { get; init; }

    public double? Correlation60 { get; init; }

    public double? Sharpe { get; init; }

    public double? Var95 { get; init; }

    public double? Var99 { get; init; }

    public double? Es95 { get; init; }

    public double? Es99 { get; init; }

    public double? Drawdown { get; init; }

    public long DrawdownLength { get; init; }

    public double? MaxDrawdown { get; init; }

    /// <summary>The sectors by name, and then the market.</summary>
    public static async Task<IReadOnlyList<RiskDay>> ReadAsync(WarehouseReader reader, Session session, string market, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_risk_metrics",
            """
            select entity, volatility_30d, volatility_ewma, beta_252d, corr_60d, sharpe_252d, var95_historical, var99_historical,
                   es95_historical, es99_historical, current_drawdown, drawdown_length, max_drawdown
            from marts.mart_risk_metrics
            where session = $1 and (entity_type = 'sector' or (entity_type = 'symbol' and entity = $2))
            order by entity_type, entity
            """,
            Of,
            cancellation,
            session.Date,
            market) ?? [];

    private static RiskDay Of(WarehouseRow row) => new()
    {
        Entity = row.Text("entity"),
        Volatility30 = row.Number("volatility_30d"),
        VolatilityEwma = row.Number("volatility_ewma"),
        Beta = row.Number("beta_252d"),
        Correlation60 = row.Number("corr_60d"),
        Sharpe = row.Number("sharpe_252d"),
        Var95 = row.Number("var95_historical"),
        Var99 = row.Number("var99_historical"),
        Es95 = row.Number("es95_historical"),
        Es99 = row.Number("es99_historical"),
        Drawdown = row.Number("current_drawdown"),
        DrawdownLength = row.Whole("drawdown_length"),
        MaxDrawdown = row.Number("max_drawdown"),
    };
}
