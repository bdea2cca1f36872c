namespace SectorPipeline.Alerts;

/// <summary>How the morning report is made.</summary>
public sealed record ReportOptions
{
    public const string Section = "Reports";

    /// <summary>The share of the session's stocks that must have a bar, from 0 to 1.</summary>
    public double CoverageThreshold { get; init; } = 0.95;

    /// <summary>What happens to a report with less.</summary>
    public BelowCoverage BelowCoverage { get; init; } = BelowCoverage.Watermark;

    /// <summary>What stands for the market: the variable <c>market_symbol</c> of the SQL project.</summary>
    public string MarketSymbol { get; init; } = "^GSPC";

    /// <summary>A mart with more rows up to the session is exported with those of the session only.</summary>
    public int ExportRows { get; init; } = 15_000;
}
