using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /query?function=…: refusals too come with HTTP 200, and in JSON even when CSV was asked for.</summary>
internal sealed class AlphaVantageQuery(IMarket market)
{
    private const string Json = "application/json";
    private const string Csv = "application/x-download";

    private readonly SecurityDirectory securities = new(market);

    public Answer Answer(IQueryCollection query)
    {
        if (string.IsNullOrWhiteSpace(query["apikey"]))
            return AlphaVantageRefusals.InvalidKey();
        var function = query["function"].ToString().ToUpperInvariant();
        var answer = function switch
        {
            "OVERVIEW" => Overview(query["symbol"].ToString()),
            "TIME_SERIES_DAILY" => Daily(query, adjusted: false),
            "TIME_SERIES_DAILY_ADJUSTED" => Daily(query, adjusted: true),
            "TIME_SERIES_INTRADAY" => Minutes(query),
            "LISTING_STATUS" => Listing(query),
            _ => Statement(function, query["symbol"].ToString()),
        };
        return answer ?? AlphaVantageRefusals.InvalidCall(function);
    }

    private static Answer Empty() => Sandbox.Answer.Text(200, Json, "{}"u8);

    private static Answer? InFormat(IQueryCollection query, Func<TextBuffer> json, Func<TextBuffer> csv) => query["datatype"].ToString() switch
    {
        "" or "json" => new Answer(200, Json, json()),
        "csv" => new Answer(200, Csv, csv()),
        _ => null,
    };

    private Answer Overview(string symbol) => FindStock(symbol) is { } stock
        ? new Answer(200, Json, new OverviewDocument(stock, market.FindBars(stock.Symbol), market.LastSession).Render())
        : Empty();

    private Answer? Daily(IQueryCollection query, bool adjusted)
    {
        if (FindTraded(query) is not var (security, bars) || !IsSize(query))
            return null;
        var document = new DailyDocument(security.Symbol, bars, full: query["outputsize"] == "full", adjusted);
        return InFormat(query, document.RenderJson, document.RenderCsv);
    }

    private Answer? Minutes(IQueryCollection query)
    {
        if (FindTraded(query) is not var (security, bars) || !IsSize(query) || query["interval"] != "5min"
            || MinutesDocument.SessionsOf(bars, query["month"].ToString()) is not { } sessions)
        {
            return null;
        }

        var quotes = new SplitAdjustment(bars);
        var days = sessions.Select(i => query["adjusted"] == "false" ? DailyBar.Of(bars, i) : DailyBar.Of(bars, quotes, i));
        var document = new MinutesDocument(security.Symbol, days, market.Seed, full: query["outputsize"] == "full");
        return document.IsEmpty ? null : InFormat(query, document.RenderJson, document.RenderCsv);
    }

    private Answer? Listing(IQueryCollection query)
    {
        var (state, date) = (query["state"].ToString(), query["date"].ToString());
        var day = market.LastSession.Date;
        if (state is not ("" or "active" or "delisted"))
            return null;
        if (date.Length > 0 && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return null;
        return new Answer(200, Csv, new ListingDocument(market).Render(state == "delisted", day));
    }

    private Answer? Statement(string function, string symbol)
    {
        if (StatementDocument.FieldsOf(function) is not { } fields)
            return null;
        return FindStock(symbol) is { } stock && CompanyAccounts.Of(market, stock.Symbol) is { } accounts
            ? new Answer(200, Json, new StatementDocument(stock.Symbol, accounts, fields).Render())
            : Empty();
    }

    private Security? FindStock(string symbol) =>
        securities.Find(SecurityDirectory.Spelling(symbol)) is { Kind: SecurityKind.Stock } stock ? stock : null;

    // The vendor has no indices.
    private (Security Security, DailyBars Bars)? FindTraded(IQueryCollection query) =>
        securities.Find(SecurityDirectory.Spelling(query["symbol"].ToString())) is { Kind: not SecurityKind.Index } security
        && market.FindBars(security.Symbol) is { Count: > 0 } bars
            ? (security, bars)
            : null;

    private static bool IsSize(IQueryCollection query) => query["outputsize"].ToString() is "" or "compact" or "full";
}
