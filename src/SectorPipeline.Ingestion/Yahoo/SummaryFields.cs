namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>The fields of a module of quoteSummary that are known.</summary>
/// <param name="Used">Those that a column takes.</param>
/// <param name="Others">Those that come with them.</param>
internal sealed record SummaryFields(IReadOnlyList<string> Used, IReadOnlyList<string> Others)
{
    private readonly HashSet<string> all = new([.. Used, .. Others], StringComparer.Ordinal);

    public static SummaryFields AssetProfile { get; } = new(
        ["country", "sector", "industry"],
        [
            "address1", "address2", "auditRisk", "boardRisk", "city", "companyOfficers", "compensationAsOfEpochDate", "compensationRisk",
            "description", "executiveTeam", "fax", "fullTimeEmployees", "governanceEpochDate", "industryDisp", "industryKey", "irWebsite",
            "longBusinessSummary", "maxAge", "name", "overallRisk", "phone", "sectorDisp", "sectorKey", "shareHolderRightsRisk",
            "startDate", "state", "website", "zip",
        ]);

    public static SummaryFields Price { get; } = new(
        ["symbol", "quoteType", "longName", "exchangeName", "currency", "marketCap"],
        [
            "circulatingSupply", "currencySymbol", "exchange", "exchangeDataDelayedBy", "fromCurrency", "lastMarket", "marketState",
            "maxAge", "postMarketChange", "postMarketChangePercent", "postMarketPrice", "postMarketSource", "postMarketTime",
            "preMarketChange", "preMarketChangePercent", "preMarketPrice", "preMarketSource", "preMarketTime", "priceHint",
            "quoteSourceName", "regularMarketChange", "regularMarketChangePercent", "regularMarketDayHigh", "regularMarketDayLow",
            "regularMarketOpen", "regularMarketPreviousClose", "regularMarketPrice", "regularMarketSource", "regularMarketTime",
            "regularMarketVolume", "shortName", "toCurrency", "underlyingSymbol", "volume24Hr", "volumeAllCurrencies",
        ]);

    public static SummaryFields SummaryDetail { get; } = new(
        ["trailingAnnualDividendRate", "marketCap"],
        [
            "algorithm", "ask", "askSize", "averageDailyVolume10Day", "averageVolume", "averageVolume10days", "beta", "bid", "bidSize",
            "circulatingSupply", "coinMarketCapLink", "currency", "dayHigh", "dayLow", "dividendRate", "dividendYield", "exDividendDate",
            "fiftyDayAverage", "fiftyTwoWeekHigh", "fiftyTwoWeekLow", "fiveYearAvgDividendYield", "forwardPE", "fromCurrency",
            "lastMarket", "maxAge", "navPrice", "open", "payoutRatio", "previousClose", "priceHint", "priceToSalesTrailing12Months",
            "regularMarketDayHigh", "regularMarketDayLow", "regularMarketOpen", "regularMarketPreviousClose", "regularMarketVolume",
            "startDate", "toCurrency", "totalAssets", "tradeable", "trailingAnnualDividendYield", "trailingPE", "twoHundredDayAverage",
            "volume", "volume24Hr", "volumeAllCurrencies", "yield",
        ]);

    public static SummaryFields KeyStatistics { get; } = new(
        ["sharesOutstanding", "trailingEps"],
        [
            "52WeekChange", "SandP52WeekChange", "beta", "beta3Year", "bookValue", "category", "dateShortInterest",
            "earningsQuarterlyGrowth", "enterpriseToEbitda", "enterpriseToRevenue", "enterpriseValue", "fiveYearAverageReturn",
            "floatShares", "forwardEps", "forwardPE", "fundFamily", "fundInceptionDate", "heldPercentInsiders",
            "heldPercentInstitutions", "impliedSharesOutstanding", "lastDividendDate", "lastDividendValue", "lastFiscalYearEnd",
            "lastSplitDate", "lastSplitFactor", "latestShareClass", "leadInvestor", "legalType", "maxAge", "mostRecentQuarter",
            "netIncomeToCommon", "nextFiscalYearEnd", "priceHint", "priceToBook", "profitMargins", "sharesPercentSharesOut",
            "sharesShort", "sharesShortPreviousMonthDate", "sharesShortPriorMonth", "shortPercentOfFloat", "shortRatio",
            "threeYearAverageReturn", "totalAssets", "yield", "ytdReturn",
        ]);

    public bool Contains(string field) => all.Contains(field);
}
