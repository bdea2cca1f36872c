namespace SectorPipeline.Tests.Ingestion;

/// <summary>Writes quoteSummary answers in Yahoo's shape, about companies that do not exist.</summary>
internal static class QuoteSummaryJson
{
    public const string NoFundamentals =
        """{"quoteSummary":{"result":null,"error":{"code":"Not Found","description":"No fundamentals data found for any of the summaryTypes=price"}}}""";

    public const string Profile = """{"city":"Springfield","country":"United States","sector":"Technology","industry":"Semiconductors","maxAge":86400}""";

    public const string Detail = """{"maxAge":1,"dividendRate":2.5,"trailingAnnualDividendRate":2.25,"marketCap":999,"currency":"USD","tradeable":false}""";

    public const string Statistics = """{"maxAge":1,"sharesOutstanding":1500000000,"trailingEps":-0.75,"category":null,"lastSplitFactor":"2:1"}""";

    public static string Of(string symbol) => Of(Price(symbol), Profile, Detail, Statistics);

    public static string Of(string price, string profile, string detail, string statistics) =>
        Modules($$"""{"assetProfile":{{profile}},"price":{{price}},"summaryDetail":{{detail}},"defaultKeyStatistics":{{statistics}}}""");

    public static string Modules(string modules) => $$$"""{"quoteSummary":{"result":[{{{modules}}}],"error":null}}""";

    public static string Price(string symbol) => $$"""
        {"maxAge":1,"regularMarketPrice":80.5,"exchange":"NMS","exchangeName":"NasdaqGS","quoteType":"EQUITY","symbol":"{{symbol}}","underlyingSymbol":null,
        "shortName":"Short of {{symbol}}","longName":"Name of {{symbol}}","currency":"USD","marketCap":120750000001}
        """;
}
