using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /v10/finance/quoteSummary/{symbol}?modules=…: what a symbol is and how it stands, for callers with a crumb.</summary>
internal sealed class QuoteSummary(IMarket market)
{
    private const string Root = "quoteSummary";
    private const string Json = "application/json;charset=utf-8";

    private static readonly string[] Modules = ["assetProfile", "price", "summaryDetail", "defaultKeyStatistics"];

    private readonly SecurityDirectory securities = new(market);

    public Answer Answer(string symbol, HttpRequest request)
    {
        if (!YahooHandshake.Accepts(request))
            return YahooRefusals.InvalidCrumb();
        var asked = request.Query["modules"].ToString();
        if (securities.Find(symbol) is not { } security || market.FindBars(security.Symbol) is not { Count: > 0 } bars)
            return YahooRefusals.Of(Root, 404, "Not Found", $"Quote not found for symbol: {symbol}");
        var names = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = Find(names, security, bars);
        if (found.Count == 0)
            return YahooRefusals.Of(Root, 404, "Not Found", $"No fundamentals data found for any of the summaryTypes={asked}");
        var body = new JsonObject { [Root] = new JsonObject { ["result"] = new JsonArray(found), ["error"] = null } };
        return new Answer(200, Json, TextBuffer.Of(body));
    }

    private JsonObject Find(string[] names, Security security, DailyBars bars)
    {
        var modules = new QuoteModules(market, security, bars);
        var found = new JsonObject();
        foreach (var name in Modules.Where(names.Contains))
        {
            var module = name switch
            {
                "assetProfile" => modules.AssetProfile(),
                "price" => modules.Price(),
                "summaryDetail" => modules.SummaryDetail(),
                _ => modules.KeyStatistics(),
            };
            if (module is not null)
                found[name] = module;
        }

        return found;
    }
}
