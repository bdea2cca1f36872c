using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>An invented market: every path is a function of seed, symbol and day alone, so tomorrow's market is today's and one session more.</summary>
public sealed class SimulatedMarket : IMarket
{
    private readonly Timeline timeline;
    private readonly StockPaths stockPaths;
    private readonly FundPaths fundPaths;
    private readonly Dictionary<string, StockProfile> stocks;
    private readonly Dictionary<string, FundProfile> funds;
    private readonly Lazy<Capitalization> capitalization;
    private readonly Lazy<IReadOnlyList<Security>> securities;
    private readonly Lazy<SimulatedSeries> series;

    public SimulatedMarket(SimulatedMarketOptions options)
    {
        Check(options);
        timeline = new Timeline(options.LastSession.Date, options.Years);
        var factors = new FactorPaths(options.Seed, timeline.Count);
        (stockPaths, fundPaths) = (new StockPaths(options.Seed, timeline, factors), new FundPaths(options.Seed, timeline, factors));
        var invented = Invent(options);
        stocks = invented.ToDictionary(stock => stock.Symbol, StringComparer.Ordinal);
        funds = FundProfile.All.ToDictionary(fund => fund.Security.Symbol, StringComparer.Ordinal);
        capitalization = new(() => new Capitalization(stockPaths, invented, timeline.Count));
        securities = new(() => [.. invented.Select(Describe), .. FundProfile.All.Select(fund => fund.Security)]);
        series = new(() => new SimulatedSeries(options.Seed, timeline, factors));
        Seed = options.Seed;
        Name = string.Create(CultureInfo.InvariantCulture, $"simulated seed {options.Seed}");
    }

    public string Name { get; }

    public int? Seed { get; }

    public Session FirstSession => new(timeline.Sessions[timeline.Start]);

    public Session LastSession => new(timeline.Sessions[^1]);

    public IReadOnlyList<Security> Securities => securities.Value;

    public IReadOnlyList<string> Coins { get; } = [.. CoinProfile.All.Select(coin => coin.Pair)];

    public IReadOnlyList<string> SeriesIds => SimulatedSeries.Ids;

    public DailyBars? FindBars(string symbol)
    {
        if (stocks.TryGetValue(symbol, out var stock))
            return stockPaths.Bars(stock);
        if (!funds.TryGetValue(symbol, out var fund))
            return null;
        return fundPaths.Bars(fund, fund.Sector is { } sector ? capitalization.Value.Sectors[sector] : capitalization.Value.Total);
    }

    public MacroSeries? FindSeries(string id) => series.Value.Find(id);

    public IReadOnlyList<QuarterEnd>? FindQuarterEnds(string symbol) =>
        stocks.TryGetValue(symbol, out var stock) ? stockPaths.QuarterEnds(stock) : null;

    private Security Describe(StockProfile stock) =>
        new(stock.Symbol, stock.Name, SecurityKind.Stock, GicsSector.All[stock.Sector].Name, capitalization.Value.Last(stock.Symbol));

    private static List<StockProfile> Invent(SimulatedMarketOptions options) =>
    [
        .. Enumerable.Range(0, options.Stocks)
            .Select(index => StockProfile.Create(options.Seed, index % GicsSector.All.Count, index / GicsSector.All.Count + 1))
            .OrderBy(stock => stock.Sector),
    ];

    private static void Check(SimulatedMarketOptions options)
    {
        if (options.Stocks < 1)
            throw new PipelineException($"simulated market: {options.Stocks} stocks. Ask for at least 1.");
        if (options.Years < 1)
            throw new PipelineException($"simulated market: {options.Years} years. Ask for at least 1.");
        if (options.LastSession.Date < Timeline.Epoch)
            throw new PipelineException($"simulated market: the last session {options.LastSession} is before {new Session(Timeline.Epoch)}, where it begins. Take a later one.");
        if (!TradingCalendar.Nyse.IsSession(options.LastSession.Date))
            throw new PipelineException($"simulated market: {options.LastSession} is not a trading day. Take {new Session(TradingCalendar.Nyse.Previous(options.LastSession.Date))}.");
    }
}
