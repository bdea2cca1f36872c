using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>A market that the sandbox can serve; safe for concurrent use, and the same answers for the same questions.</summary>
public interface IMarket
{
    /// <summary>What tells this market from every other, such as <c>simulated seed 7</c> or <c>recorded market</c>.</summary>
    string Name { get; }

    /// <summary>The seed of an invented market; null for a recorded one, beside which nothing is invented.</summary>
    int? Seed { get; }

    Session FirstSession { get; }

    Session LastSession { get; }

    IReadOnlyList<Security> Securities { get; }

    /// <summary>The symbols of the coins that trade beside the market, such as BTC-USD; none beside a recorded one.</summary>
    IReadOnlyList<string> Coins => [];

    IReadOnlyList<string> SeriesIds { get; }

    /// <summary>The bars of a symbol of <see cref="Securities"/>, or null where there are none.</summary>
    DailyBars? FindBars(string symbol);

    /// <summary>The observations of a series of <see cref="SeriesIds"/>, or null where there are none.</summary>
    MacroSeries? FindSeries(string id);

    /// <summary>Every completed quarter of an invented company, oldest first; null where nothing is invented.</summary>
    IReadOnlyList<QuarterEnd>? FindQuarterEnds(string symbol) => null;
}
