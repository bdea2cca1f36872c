using System.Text;
using SectorPipeline.Ingestion.AlphaVantage;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>A good answer of each kind, about the symbol X, whose reader makes rows of it.</summary>
internal static class Bodies
{
    private const string Minutes = """
        {"chart":{"result":[{"meta":{"currency":"USD","symbol":"X","dataGranularity":"5m","instrumentType":"EQUITY","gmtoffset":-18000,"exchangeTimezoneName":"America/New_York"},
        "timestamp":[1577975400,1577975700,1577976000],"indicators":{"quote":[{"open":[10,10.5,null],"high":[11,11,null],"low":[9.5,10,null],"close":[10.5,10.75,null],"volume":[100,200,0]}]}}],"error":null}}
        """;

    private const string Daily = """
        {"Meta Data":{"1. Information":"Daily Prices"},"Time Series (Daily)":{
        "2020-01-03":{"1. open":"10.5","2. high":"11","3. low":"10","4. close":"10.75","5. adjusted close":"5.375","6. volume":"1200","7. dividend amount":"0.25","8. split coefficient":"2.0"},
        "2020-01-02":{"1. open":"10.5","2. high":"11","3. low":"10","4. close":"10.75","5. adjusted close":"5.375","6. volume":"1200","7. dividend amount":"0.0","8. split coefficient":"1.0"}}}
        """;

    private const string Intraday = """
        {"Meta Data":{"4. Interval":"5min","6. Time Zone":"US/Eastern"},"Time Series (5min)":{
        "2020-01-02 09:35:00":{"1. open":"10.5","2. high":"11","3. low":"10","4. close":"10.75","5. volume":"1200"},
        "2020-01-02 09:30:00":{"1. open":"10.5","2. high":"11","3. low":"10","4. close":"10.75","5. volume":"1200"}}}
        """;

    private const string Overview = """
        {"Symbol":"X","AssetType":"Common Stock","Name":"Ex","Exchange":"NYSE","Currency":"USD","Country":"USA","Sector":"TECHNOLOGY","Industry":"None",
        "MarketCapitalization":"1234567890123456","SharesOutstanding":"15022100000","DividendPerShare":"None","EPS":"-6.31","52WeekHigh":"-"}
        """;

    private const string Listings =
        "symbol,name,exchange,assetType,ipoDate,delistingDate,status\nX,\"Ex, Inc\",NYSE,Stock,1999-11-18,null,Active\nY,,NASDAQ,ETF,1999-11-18,2004-02-29,Delisted\n";

    public static IReadOnlyList<(string Vendor, string Kind, byte[] Body)> All { get; } =
    [
        Of("yahoo", "chart", ChartJson.Of([ChartJson.Bar("2020-01-02", 10) with { Dividend = 0.5 }, ChartJson.Bar("2020-01-03", 11) with { Split = 2 }])),
        Of("yahoo", "minutes", Minutes),
        Of("yahoo", "company", QuoteSummaryJson.Of(Readers.Symbol)),
        Of("alphavantage", "daily", Daily),
        Of("alphavantage", "intraday", Intraday),
        Of("alphavantage", "overview", Overview),
        .. StatementKind.All.Select(kind => Of("alphavantage", kind.Name, StatementJson.Of(Readers.Symbol, kind))),
        Of("alphavantage", "listing", Listings),
    ];

    private static (string, string, byte[]) Of(string vendor, string kind, string body) => (vendor, kind, Encoding.UTF8.GetBytes(body));
}
