using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.CoinGecko;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Sec;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Ingestion;

/// <summary>Where data comes from, and how far back.</summary>
public sealed record IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>The first day that a first load asks for.</summary>
    public DateOnly HistoryStart { get; init; } = new(1990, 1, 1);

    /// <summary>How old a company's row may be, in calendar days, before the vendor is asked again.</summary>
    public int CompanyRefreshDays { get; init; } = 30;

    /// <summary>How old a macro series' description may be, in calendar days, before the vendor is asked again.</summary>
    public int MacroSeriesRefreshDays { get; init; } = 30;

    /// <summary>How old a company's statements may be, in calendar days, before the vendor is asked again.</summary>
    public int StatementRefreshDays { get; init; } = 90;

    /// <summary>How old the list of listings may be, in calendar days, before the vendor is asked again.</summary>
    public int ListingRefreshDays { get; init; } = 7;

    /// <summary>Which vendors are asked for each dataset, in order, unless its step names others.</summary>
    public VendorOrder Vendors { get; init; } = new();

    public YahooOptions Yahoo { get; init; } = new();

    public AlphaVantageOptions AlphaVantage { get; init; } = new();

    public FredOptions Fred { get; init; } = new();

    public CoinGeckoOptions CoinGecko { get; init; } = new();

    public SecOptions Sec { get; init; } = new();

    public CommitOptions Commits { get; init; } = new();

    /// <summary>What each vendor's plan allows, by the vendor's name.</summary>
    public IReadOnlyDictionary<string, VendorLimits> Limits() => new Dictionary<string, VendorLimits>(StringComparer.Ordinal)
    {
        [YahooClient.Name] = Yahoo.Limits,
        [AlphaVantageClient.Name] = AlphaVantage.Limits,
        [FredClient.Name] = Fred.Limits,
        [CoinGeckoClient.Name] = CoinGecko.Limits,
        [SecClient.Name] = Sec.Limits,
    };
}
