namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>The columns by which a row of each mart is named.</summary>
internal static class MartKeys
{
    public static readonly IReadOnlyDictionary<string, string[]> All = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["mart_sector_performance"] = ["sector", "session"],
        ["mart_stock_performance"] = ["symbol", "session"],
        ["mart_risk_metrics"] = ["entity_type", "entity", "session"],
        ["mart_trading_signals"] = ["entity_type", "entity", "session"],
        ["mart_ticker_kpis"] = ["symbol"],
        ["mart_sector_correlations"] = ["sector", "other", "session"],
        ["mart_macro_exposure"] = ["sector", "indicator", "monthly_value", "month", "session"],
        ["mart_data_coverage"] = ["sector", "session"],
    };

    /// <summary>What says when and by what a row was made, not what it holds.</summary>
    public static readonly IReadOnlySet<string> Provenance = new HashSet<string>(StringComparer.Ordinal) { "computed_at", "run_id", "load_number", "as_of" };

    /// <summary>The mart that holds only the newest rows, so that it has none of an earlier day.</summary>
    public const string Snapshot = "mart_ticker_kpis";
}
