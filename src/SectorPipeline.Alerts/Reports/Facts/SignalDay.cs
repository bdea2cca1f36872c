using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>What is signalled for a sector or stock, and what was at its bar before: rows of <c>mart_trading_signals</c>.</summary>
internal sealed record SignalDay
{
    public required string Entity { get; init; }

    public bool IsSector { get; init; }

    public string? Signal { get; init; }

    public string? Previous { get; init; }

    public double? Score { get; init; }

    public double? PreviousScore { get; init; }

    public string? Reason { get; init; }

    public double? Rsi { get; init; }

    public double? Momentum { get; init; }

    public long? TrendSignal { get; init; }

    public string? Quadrant { get; init; }

    public string? PreviousQuadrant { get; init; }

    public double? RsRatio { get; init; }

    public double? RsMomentum { get; init; }

    public bool HasChanged => Signal is not null && Previous is not null && Signal != Previous;

    public bool HasRotated => Quadrant is not null && PreviousQuadrant is not null && Quadrant != PreviousQuadrant;

    /// <summary>All sectors and symbols with a bar on the session.</summary>
    public static async Task<IReadOnlyList<SignalDay>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_trading_signals",
            """
            select today.entity_type, today.entity, today.signal, today.score, today.reason, today.rsi_14, today.momentum_12_1,
                   today.trend_signal, today.quadrant, today.rs_ratio, today.rs_momentum,
                   before.signal as previous_signal, before.score as previous_score, before.quadrant as previous_quadrant
            from marts.mart_trading_signals as today
            left join marts.mart_trading_signals as before
              on before.entity_type = today.entity_type and before.entity = today.entity and before.bar_number = today.bar_number - 1
            where today.session = $1
            order by today.entity_type, today.entity
            """,
            Of,
            cancellation,
            session.Date) ?? [];

    private static SignalDay Of(WarehouseRow row) => new()
    {
        Entity = row.Text("entity"),
        IsSector = row.Text("entity_type") == "sector",
        Signal = row.OptionalText("signal"),
        Previous = row.OptionalText("previous_signal"),
        Score = row.Number("score"),
        PreviousScore = row.Number("previous_score"),
        Reason = row.OptionalText("reason"),
        Rsi = row.Number("rsi_14"),
        Momentum = row.Number("momentum_12_1"),
        TrendSignal = row.OptionalWhole("trend_signal"),
        Quadrant = row.OptionalText("quadrant"),
        PreviousQuadrant = row.OptionalText("previous_quadrant"),
        RsRatio = row.Number("rs_ratio"),
        RsMomentum = row.Number("rs_momentum"),
    };
}
