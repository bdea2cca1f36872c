using SectorPipeline.Core;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The datasets, each with the vendors that offer it.</summary>
internal sealed class Feeds : IDisposable
{
    private readonly YahooClient yahoo;
    private readonly AlphaVantageClient alphaVantage;
    private readonly FredClient fred;

    public Feeds(IngestionOptions options, IUniverse universe, VendorPlatform platform)
    {
        yahoo = new YahooClient(options.Yahoo, platform);
        alphaVantage = new AlphaVantageClient(options.AlphaVantage, platform);
        fred = new FredClient(options.Fred, platform);
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
            [new SecondLook<Company>(new AlphaVantageCompanies(alphaVantage)), new SecondLook<Company>(new YahooCompanies(yahoo))],
            options.Vendors.Companies,
            new RefreshPlan(options.CompanyRefreshDays),
            context => SymbolChoice.Of(context, universe, kind => kind == SecurityKind.Stock));
        Statements = new Feed<StatementItem>(
            StatementContract.Instance,
            [new SecondLook<StatementItem>(new AlphaVantageStatements(alphaVantage))],
            Order: null,
            new RefreshPlan(options.StatementRefreshDays),
            context => SymbolChoice.Of(context, universe, kind => kind == SecurityKind.Stock));
        Listings = new Feed<Listing>(
            ListingContract.Instance,
            [new SecondLook<Listing>(new AlphaVantageListings(alphaVantage))],
            Order: null,
            new RefreshPlan(options.ListingRefreshDays),
            _ => AlphaVantageListings.States);
        MacroObservations = new Feed<MacroObservation>(
            MacroObservationContract.Instance,
            [new FredObservations(fred)],
            Order: null,
            daily,
            context => SeriesChoice.Of(context, options.Fred.Series));
    }

    public Feed<DailyBar> Prices { get; }

    public Feed<IntradayBar> IntradayPrices { get; }

    public Feed<Company> Companies { get; }

    public Feed<StatementItem> Statements { get; }

    public Feed<Listing> Listings { get; }

    public Feed<MacroObservation> MacroObservations { get; }

    public void Dispose()
    {
        yahoo.Dispose();
        alphaVantage.Dispose();
        fred.Dispose();
    }
}
