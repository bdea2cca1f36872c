using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>The modules of quoteSummary, property by property in the order that Yahoo sends; null where Yahoo has none.</summary>
internal sealed class QuoteModules
{
    private const int SharesOfBid = 100;

    private static readonly HashSet<string> NullWhereUnknown = new(StringComparer.Ordinal)
    {
        "underlyingSymbol", "fromCurrency", "toCurrency", "lastMarket", "coinMarketCapLink", "algorithm", "category", "fundFamily", "legalType",
        "lastSplitFactor", "latestShareClass", "leadInvestor",
    };

    private readonly Security security;
    private readonly QuoteFigures figures;
    private readonly string symbol;
    private readonly bool isInvented;

    public QuoteModules(IMarket market, Security security, DailyBars bars)
    {
        this.security = security;
        symbol = SecurityDirectory.Spelling(security.Symbol);
        isInvented = market.Seed is not null;
        var accounts = security.Kind == SecurityKind.Stock ? CompanyAccounts.Of(market, security.Symbol) : null;
        figures = new QuoteFigures(bars, accounts, security.MarketCap);
    }

    public JsonObject? AssetProfile() => security.Kind switch
    {
        SecurityKind.Stock => Known(Company()),
        SecurityKind.Etf => Known(Fund()),
        _ => null,
    };

    public JsonObject Price() => Known(
    [
        ("maxAge", 1), ("regularMarketChangePercent", QuoteFigures.Round(figures.Close / figures.PreviousClose - 1, 9)),
        ("regularMarketChange", QuoteFigures.Round(figures.Close - figures.PreviousClose, 6)),
        ("regularMarketTime", SessionClock.CloseOf(figures.LastDate)), ("priceHint", 2), ("regularMarketPrice", figures.Close),
        ("regularMarketDayHigh", figures.High), ("regularMarketDayLow", figures.Low), ("regularMarketVolume", figures.Volume),
        ("regularMarketPreviousClose", figures.PreviousClose), ("regularMarketSource", "FREE_REALTIME"), ("regularMarketOpen", figures.Open),
        ("exchange", Exchange.Code), ("exchangeName", Exchange.Name), ("exchangeDataDelayedBy", 0), ("marketState", "CLOSED"),
        ("quoteType", QuoteType), ("symbol", symbol), ("underlyingSymbol", Null), ("shortName", security.Name), ("longName", security.Name),
        ("currency", "USD"), ("quoteSourceName", "Delayed Quote"), ("currencySymbol", "$"), ("fromCurrency", Null), ("toCurrency", Null),
        ("lastMarket", Null), ("marketCap", security.MarketCap),
    ]);

    public JsonObject SummaryDetail() => Known(
    [
        ("maxAge", 1), ("priceHint", 2), ("previousClose", figures.PreviousClose), ("open", figures.Open), ("dayLow", figures.Low),
        ("dayHigh", figures.High), ("regularMarketPreviousClose", figures.PreviousClose), ("regularMarketOpen", figures.Open),
        ("regularMarketDayLow", figures.Low), ("regularMarketDayHigh", figures.High),
        .. Dividends(),
        ("trailingPE", Ratio(figures.Close, figures.LastYear?.EarningsPerShare)), ("volume", figures.Volume), ("regularMarketVolume", figures.Volume),
        ("averageVolume", figures.AverageVolume(63)), ("averageVolume10days", figures.AverageVolume(10)),
        ("averageDailyVolume10Day", figures.AverageVolume(10)), ("bid", figures.Close), ("ask", figures.Close), ("bidSize", SharesOfBid),
        ("askSize", SharesOfBid), ("marketCap", security.MarketCap), ("fiftyTwoWeekLow", figures.YearLow), ("fiftyTwoWeekHigh", figures.YearHigh),
        ("priceToSalesTrailing12Months", Ratio(security.MarketCap, figures.LastYear?.Revenue)), ("fiftyDayAverage", figures.Average(50)),
        ("twoHundredDayAverage", figures.Average(200)), ("trailingAnnualDividendRate", figures.DividendsOfYear),
        ("trailingAnnualDividendYield", QuoteFigures.Round(figures.DividendsOfYear / figures.PreviousClose, 10)), ("currency", "USD"),
        ("fromCurrency", Null), ("toCurrency", Null), ("lastMarket", Null), ("coinMarketCapLink", Null), ("algorithm", Null), ("tradeable", false),
    ]);

    public JsonObject? KeyStatistics() => security.Kind switch
    {
        SecurityKind.Stock => Known(StockStatistics()),
        SecurityKind.Etf => Known(FundStatistics()),
        _ => null,
    };

    private static JsonNode? Null => null;

    private (string Code, string Name) Exchange => security.Kind switch
    {
        SecurityKind.Etf => ("PCX", "NYSEArca"),
        SecurityKind.Index => ("SNP", "SNP"),
        _ => ("NYQ", "NYSE"),
    };

    private string QuoteType => security.Kind switch
    {
        SecurityKind.Etf => "ETF",
        SecurityKind.Index => "INDEX",
        _ => "EQUITY",
    };

    private IEnumerable<(string, JsonNode?)> Dividends()
    {
        if (security.Kind != SecurityKind.Stock || figures.LastDividend is not { } paid || figures.DividendsOfYear == 0)
            return [];
        return
        [
            ("dividendRate", figures.DividendsOfYear), ("dividendYield", QuoteFigures.Round(figures.DividendsOfYear / figures.Close, 4)),
            ("exDividendDate", figures.TimeOf(paid)), ("payoutRatio", Ratio(figures.DividendsOfYear, figures.LastYear?.EarningsPerShare)),
        ];
    }

    private IEnumerable<(string, JsonNode?)> Company()
    {
        var sector = YahooSector.Of(security.GicsSector);
        return
        [
            .. isInvented ? Street() : [],
            ("country", "United States"),
            .. isInvented ? Business() : [],
            ("sector", sector), ("sectorKey", Key(sector)), ("sectorDisp", sector),
            ("longBusinessSummary", isInvented ? $"{security.Name} does not exist; a sandbox invented it." : security.Name),
            ("fullTimeEmployees", figures.LastYear is { } year ? year.Revenue / 350_000 : null),
            ("companyOfficers", new JsonArray()), ("executiveTeam", new JsonArray()), ("maxAge", 86_400),
        ];
    }

    private static (string, JsonNode?)[] Street() => [("address1", "1 Sandbox Way"), ("city", "New York"), ("state", "NY"), ("zip", "10005")];

    private (string, JsonNode?)[] Business() =>
    [
        ("phone", "212 555 0100"), ("website", $"https://{symbol.ToLowerInvariant()}.example"),
        ("industry", "Conglomerates"), ("industryKey", "conglomerates"), ("industryDisp", "Conglomerates"),
    ];

    private IEnumerable<(string, JsonNode?)> Fund() =>
    [
        ("longBusinessSummary", $"{security.Name} follows the stocks of its market by their market value."),
        ("companyOfficers", new JsonArray()), ("executiveTeam", new JsonArray()), ("maxAge", 86_400),
    ];

    private IEnumerable<(string, JsonNode?)> StockStatistics()
    {
        var (year, split) = (figures.LastYear, figures.LastSplit);
        return
        [
            ("maxAge", 1), ("priceHint", 2), ("enterpriseValue", security.MarketCap + year?.Balance.Debt - year?.Balance.Cash),
            ("profitMargins", Ratio(year?.NetIncome, year?.Revenue)), ("sharesOutstanding", figures.Shares),
            ("impliedSharesOutstanding", figures.Shares), ("category", Null), ("bookValue", Ratio(year?.Balance.Equity, figures.Shares)),
            ("priceToBook", Ratio(security.MarketCap, year?.Balance.Equity)), ("fundFamily", Null), ("legalType", Null),
            ("mostRecentQuarter", year is null ? null : SessionClock.At(year.End, default)), ("netIncomeToCommon", year?.NetIncome),
            ("trailingEps", year?.EarningsPerShare), ("lastSplitFactor", split is { } known ? Factor(known) : Null),
            ("lastSplitDate", split is { } last ? figures.TimeOf(last) : null), ("52WeekChange", figures.YearChange),
            ("lastDividendValue", figures.LastDividend is { } paid ? figures.AmountOf(paid) : null),
            ("lastDividendDate", figures.LastDividend is { } dividend ? figures.TimeOf(dividend) : null),
            ("latestShareClass", Null), ("leadInvestor", Null),
        ];
    }

    private IEnumerable<(string, JsonNode?)> FundStatistics() =>
    [
        ("maxAge", 1), ("priceHint", 2), ("category", security.GicsSector is null ? "Large Blend" : YahooSector.Of(security.GicsSector)),
        ("yield", QuoteFigures.Round(figures.DividendsOfYear / figures.Close, 4)), ("fundFamily", "Sandbox"), ("legalType", "Exchange Traded Fund"),
        ("lastSplitFactor", Null), ("latestShareClass", Null), ("leadInvestor", Null),
    ];

    // Yahoo says null of some properties, and leaves the others out where it knows nothing.
    private static JsonObject Known(IEnumerable<(string Name, JsonNode? Value)> properties)
    {
        var module = new JsonObject();
        foreach (var (name, value) in properties)
        {
            if (value is not null || NullWhereUnknown.Contains(name))
                module[name] = value;
        }

        return module;
    }

    private static JsonNode? Ratio(double? above, double? below) =>
        above is { } a && below is > 0 and { } b ? QuoteFigures.Round(a / b, 6) : null;

    private static string Key(string? sector) => (sector ?? "").ToLowerInvariant().Replace(' ', '-');

    private static JsonNode? Factor(CorporateAction split)
    {
        var (numerator, denominator) = SplitRatio.Of(split.Split);
        return FormattableString.Invariant($"{numerator}:{denominator}");
    }
}
