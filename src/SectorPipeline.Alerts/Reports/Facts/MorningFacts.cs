using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>All that the morning report of a session tells, as it was read from the warehouse.</summary>
internal sealed record MorningFacts
{
    public required Session Session { get; init; }

    /// <summary>The symbol that stands for the market.</summary>
    public required string Market { get; init; }

    public required IReadOnlyList<SectorDay> Sectors { get; init; }

    public IReadOnlyList<SymbolDay> Symbols { get; init; } = [];

    public IReadOnlyList<RiskDay> Risks { get; init; } = [];

    public IReadOnlyList<SignalDay> Signals { get; init; } = [];

    public IReadOnlyList<RotationDay> Rotation { get; init; } = [];

    public IReadOnlyList<SectorCorrelation> Correlations { get; init; } = [];

    public IReadOnlyList<MacroLevel> Macro { get; init; } = [];

    public IReadOnlyList<MacroExposure> Exposures { get; init; } = [];

    public IReadOnlyList<SectorCoverage> Coverage { get; init; } = [];

    public IReadOnlyList<VendorDisagreement> Closes { get; init; } = [];

    /// <summary>Null when alerts have never been evaluated.</summary>
    public IReadOnlyList<ActiveAlert>? Alerts { get; init; }

    /// <summary>Null when raw data has never been checked.</summary>
    public IReadOnlyList<QualityCheck>? Checks { get; init; }

    /// <summary>Null when there is no raw data to compare.</summary>
    public IReadOnlyList<Restatement>? Restated { get; init; }

    public HorizonReturns? MarketReturns => Symbols.FirstOrDefault(symbol => symbol.Symbol == Market)?.Returns;

    public RiskDay? MarketRisk => Risks.FirstOrDefault(risk => risk.Entity == Market);

    public double? OverallCoverage => SectorCoverage.OfAll(Coverage);

    /// <summary>How the market is called in texts.</summary>
    public string MarketName => Market == "^GSPC" ? "S&P 500" : Market;

    public RiskDay? RiskOf(string sector) => Risks.FirstOrDefault(risk => risk.Entity == sector);

    public SignalDay? SignalOf(string sector) => Signals.FirstOrDefault(signal => signal.IsSector && signal.Entity == sector);

    public static async Task<MorningFacts> ReadAsync(WarehouseReader reader, Session session, string market, CancellationToken cancellation) => new()
    {
        Session = session,
        Market = market,
        Sectors = await SectorDay.ReadAsync(reader, session, cancellation),
        Symbols = await SymbolDay.ReadAsync(reader, session, cancellation),
        Risks = await RiskDay.ReadAsync(reader, session, market, cancellation),
        Signals = await SignalDay.ReadAsync(reader, session, cancellation),
        Rotation = await RotationDay.ReadAsync(reader, session, cancellation),
        Correlations = await SectorCorrelation.ReadAsync(reader, session, cancellation),
        Macro = await MacroLevel.ReadAsync(reader, session, cancellation),
        Exposures = await MacroExposure.ReadAsync(reader, session, cancellation),
        Coverage = await SectorCoverage.ReadAsync(reader, session, cancellation),
        Closes = await VendorDisagreement.ReadAsync(reader, session, cancellation),
        Alerts = await ActiveAlert.ReadAsync(reader, session, cancellation),
        Checks = await QualityCheck.ReadAsync(reader, session, cancellation),
        Restated = await Restatement.ReadAsync(reader, session, cancellation),
    };
}
