using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /query?function=…: refusals too come with HTTP 200, as Alpha Vantage sends them.</summary>
internal sealed class AlphaVantageQuery(IMarket market)
{
    private const string Json = "application/json";

    private readonly SecurityDirectory securities = new(market);

    public Answer Answer(IQueryCollection query)
    {
        if (string.IsNullOrWhiteSpace(query["apikey"]))
            return AlphaVantageRefusals.InvalidKey();
        var function = query["function"].ToString().ToUpperInvariant();
        return function switch
        {
            "OVERVIEW" => Overview(query["symbol"].ToString()),
            "TIME_SERIES_DAILY_ADJUSTED" => DailyAdjusted(function, query),
            _ => AlphaVantageRefusals.InvalidCall(function),
        };
    }

    private Answer Overview(string symbol)
    {
        if (securities.Find(SecurityDirectory.Spelling(symbol)) is not { Kind: SecurityKind.Stock } stock)
            return Sandbox.Answer.Text(200, Json, "{}"u8);
        return new Answer(200, Json, new OverviewDocument(stock, market.FindBars(stock.Symbol), market.LastSession).Render());
    }

    // The vendor has no indices here; what it refuses, it refuses in JSON even when CSV was asked for.
    private Answer DailyAdjusted(string function, IQueryCollection query)
    {
        if (securities.Find(SecurityDirectory.Spelling(query["symbol"].ToString())) is not { Kind: not SecurityKind.Index } security
            || market.FindBars(security.Symbol) is not { Count: > 0 } bars
            || query["outputsize"].ToString() is not ("" or "compact" or "full"))
        {
            return AlphaVantageRefusals.InvalidCall(function);
        }

        var document = new DailyAdjustedDocument(security.Symbol, bars, full: query["outputsize"] == "full");
        return query["datatype"].ToString() switch
        {
            "" or "json" => new Answer(200, Json, document.RenderJson()),
            "csv" => new Answer(200, "application/x-download", document.RenderCsv()),
            _ => AlphaVantageRefusals.InvalidCall(function),
        };
    }
}
