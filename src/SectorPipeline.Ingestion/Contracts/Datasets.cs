using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>What ingestion writes into the lake.</summary>
public static class Datasets
{
    public static Dataset<DailyBar> Prices => PriceContract.Instance.Dataset;

    public static Dataset<Company> Companies => CompanyContract.Instance.Dataset;

    public static Dataset<IntradayBar> IntradayPrices => IntradayContract.Instance.Dataset;

    public static Dataset<Listing> Listings => ListingContract.Instance.Dataset;

    public static Dataset<MacroObservation> MacroObservations => MacroObservationContract.Instance.Dataset;

    public static Dataset<MacroSeries> MacroSeries => MacroSeriesContract.Instance.Dataset;

    public static Dataset<CryptoPrice> CryptoPrices => CryptoPriceContract.Instance.Dataset;

    public static Dataset<CryptoCoin> CryptoCoins => CryptoCoinContract.Instance.Dataset;

    public static Dataset<Filing> Filings => FilingContract.Instance.Dataset;

    public static Dataset<Fact> Facts => FactContract.Instance.Dataset;

    public static Dataset<StatementItem> Statements => StatementContract.Instance.Dataset;

    /// <summary>Every dataset of ingestion, for those who read the lake by name.</summary>
    public static IReadOnlyList<Dataset> All { get; } =
    [
        Prices, IntradayPrices, Companies, Statements, Listings, MacroObservations, MacroSeries, CryptoPrices, CryptoCoins, Filings, Facts,
    ];
}
