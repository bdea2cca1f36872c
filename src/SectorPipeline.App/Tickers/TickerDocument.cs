using SectorPipeline.Core;

namespace SectorPipeline.App.Tickers;

/// <summary>What the lake keeps of a symbol that somebody asked for, per session.</summary>
internal sealed record TickerDocument
{
    public required string Symbol { get; init; }

    /// <summary>The session that was processed; the newest bar may be older.</summary>
    public required Session Session { get; init; }

    public required string RunId { get; init; }

    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>The columns of <c>mart_ticker_kpis</c> but for those that compare it with its sector, which nobody else is in here.</summary>
    public required IReadOnlyDictionary<string, object?> Kpis { get; init; }
}
