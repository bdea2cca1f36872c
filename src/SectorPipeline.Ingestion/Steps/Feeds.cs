using SectorPipeline.Core;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.CoinGecko;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Sec;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The datasets, each with the vendors that offer it.</summary>
internal sealed class Feeds : IDisposable
{
    private readonly YahooClient yahoo;
    private readonly AlphaVantageClient alphaVantage;
    private readonly FredClient fred;
    private readonly CoinGeckoClient coinGecko;
    private readonly SecClient sec;

    public Feeds(IngestionOptions options, IUniverse universe, VendorPlatform platform)
    {
        yahoo = new YahooClient(options.Yahoo, platform);
        alphaVantage = new AlphaVantageClient(options.AlphaVantage, platform);
        fred = new FredClient(options.Fred, platform);
        coinGecko = new CoinGeckoClient(options.CoinGecko, platform);
        sec = new SecClient(options.Sec, platform);
        var daily = new DailyPlan(options.HistoryStart, TradingCalendar.Nyse);
        Prices = new Feed<DailyBar>(
            PriceContract.Instance,
            [new PriceSource(new YahooPrices(yahoo), options.HistoryStart), new PriceSource(new AlphaVantagePrices(alphaVantage), options.HistoryStart)],
            options.Vendors.PricesOrDefault,
            daily,
            context => SymbolChoice.Of(context, universe, kind => kind != SecurityKind.Crypto));
        IntradayPrices = new Feed<IntradayBar>(
            IntradayContract.Instance,
            [new IntradaySource(new YahooIntraday(yahoo)), new IntradaySource(new AlphaVantageIntraday(alphaVantage))],
            options.Vendors.IntradayPricesOrDefault,
            new IntradayPlan(),
            context => SymbolChoice.Of(context, universe, kind => kind != SecurityKind.Crypto));
        Companies = new Feed<Company>(
            CompanyContract.Instance,
            [new SecondLookSource<Company>(new AlphaVantageCompanies(alphaVantage)), new SecondLookSource<Company>(new YahooCompanies(yahoo))],
            options.Vendors.Companies,
            new RefreshPlan(options.CompanyRefreshDays),
            context => SymbolChoice.Of(context, universe, kind => kind == SecurityKind.Stock));
        Statements = new Feed<StatementItem>(
            StatementContract.Instance,
            [new AlphaVantageStatements(alphaVantage)],
            Order: null,
            new RefreshPlan(options.StatementRefreshDays),
            context => SymbolChoice.Of(context, universe, kind => kind == SecurityKind.Stock));
        Listings = new Feed<Listing>(
            ListingContract.Instance,
            [new SecondLookSource<Listing>(new AlphaVantageListings(alphaVantage))],
            Order: null,
            new RefreshPlan(options.ListingRefreshDays),
            _ => AlphaVantageListings.States);
        MacroObservations = new Feed<MacroObservation>(
            MacroObservationContract.Instance,
            [new SecondLookSource<MacroObservation>(new FredObservations(fred))],
            Order: null,
            new MacroPlan(options.HistoryStart),
            context => SeriesChoice.Of(context, options.Fred.Series));
        MacroSeries = new Feed<MacroSeries>(
            MacroSeriesContract.Instance,
            [new SecondLookSource<MacroSeries>(new FredSeries(fred))],
            Order: null,
            new RefreshPlan(options.MacroSeriesRefreshDays),
            context => SeriesChoice.Of(context, options.Fred.Series));
        CryptoPrices = new Feed<CryptoPrice>(
            CryptoPriceContract.Instance,
            [new SecondLookSource<CryptoPrice>(new CoinGeckoPrices(coinGecko))],
            Order: null,
            daily,
            context => Coin.Choose(context, universe, options.CoinGecko));
        CryptoCoins = new Feed<CryptoCoin>(
            CryptoCoinContract.Instance,
            [new SecondLookSource<CryptoCoin>(new CoinGeckoCoins(coinGecko, universe))],
            Order: null,
            new RefreshPlan(options.CoinGecko.CoinRefreshDays),
            context => CoinGeckoCoins.Currencies(context, universe, options.CoinGecko));
        Filings = new Feed<Filing>(
            FilingContract.Instance,
            [new SecondLookSource<Filing>(new SecFilings(sec))],
            Order: null,
            new FilingPlan(options.HistoryStart, options.Sec.FilingsRefreshDays),
            Registrants);
        Facts = new Feed<Fact>(
            FactContract.Instance,
            [new SecondLookSource<Fact>(new SecFacts(sec))],
            Order: null,
            new FilingPlan(options.HistoryStart, options.Sec.FactsRefreshDays),
            Registrants);

        IReadOnlyList<string> Registrants(StepContext context)
        {
            options.Sec.RequireContact(context.Step);
            return SymbolChoice.Of(context, universe, kind => kind == SecurityKind.Stock);
        }
    }

    public Feed<DailyBar> Prices { get; }

    public Feed<IntradayBar> IntradayPrices { get; }

    public Feed<Company> Companies { get; }

    public Feed<StatementItem> Statements { get; }

    public Feed<Listing> Listings { get; }

    public Feed<MacroObservation> MacroObservations { get; }

    public Feed<MacroSeries> MacroSeries { get; }

    public Feed<CryptoPrice> CryptoPrices { get; }

    public Feed<CryptoCoin> CryptoCoins { get; }

    public Feed<Filing> Filings { get; }

    public Feed<Fact> Facts { get; }

    public void Dispose()
    {
        yahoo.Dispose();
        alphaVantage.Dispose();
        fred.Dispose();
        coinGecko.Dispose();
        sec.Dispose();
    }
}
