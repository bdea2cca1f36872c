using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /v8/finance/chart/{symbol}: daily bars with their events, or five-minute bars, of one symbol.</summary>
internal sealed class YahooChart(IMarket market)
{
    private const int BytesOfMeta = 2048;
    private const int BytesPerBar = 96;
    private const string Daily = "1d";
    private const string Intraday = "5m";
    private const string Json = "application/json;charset=utf-8";

    private readonly SecurityDirectory securities = new(market);

    public Answer Answer(string symbol, IQueryCollection query)
    {
        if (securities.Find(symbol) is not { } security || market.FindBars(security.Symbol) is not { Count: > 0 } bars)
            return YahooRefusals.Delisted();
        var interval = query["interval"] is [{ } given, ..] ? given : Daily;
        if (interval is not (Daily or Intraday))
            return YahooRefusals.Of("chart", 422, "Unprocessable Entity", $"Invalid input - interval={interval} is not supported. Valid intervals: [{Intraday}, {Daily}]");
        if (ChartWindow.Of(query, bars) is not { } window)
            return YahooRefusals.Of("chart", 422, "Unprocessable Entity", $"Invalid input - range={query["range"]} is not supported. Valid ranges: [{string.Join(", ", ChartWindow.Ranges)}]");
        if (window.Until <= SessionClock.OpenOf(bars.Dates.Span[0]) || window.Until <= window.From)
            return YahooRefusals.Of("chart", 400, "Bad Request", $"Data doesn't exist for startDate = {window.From}, endDate = {window.Until}");
        return new Answer(200, Json, interval == Daily ? RenderDaily(security, bars, window, query) : RenderIntraday(security, bars, window));
    }

    private TextBuffer RenderDaily(Security security, DailyBars bars, ChartWindow window, IQueryCollection query)
    {
        var slice = Slice(bars.Dates.Span, window);
        var body = new TextBuffer(BytesOfMeta + BytesPerBar * Math.Max(0, slice.End - slice.First));
        var seed = security.Kind == SecurityKind.Etf ? market.Seed : null;
        new ChartDocument(body, bars, slice, new CapitalGains(seed, security.Symbol))
            .Render(security, SecurityDirectory.Spelling(security.Symbol), window.Range, query["events"].ToString());
        return body;
    }

    private TextBuffer RenderIntraday(Security security, DailyBars bars, ChartWindow window)
    {
        var body = new TextBuffer(BytesOfMeta);
        new IntradayDocument(body, bars, window, market.Seed).Render(security, SecurityDirectory.Spelling(security.Symbol));
        return body;
    }

    private static (int First, int End) Slice(ReadOnlySpan<DateOnly> dates, ChartWindow window) =>
        (FirstAtOrAfter(dates, window.From), FirstAtOrAfter(dates, window.Until));

    private static int FirstAtOrAfter(ReadOnlySpan<DateOnly> dates, long instant)
    {
        var (low, high) = (0, dates.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (SessionClock.OpenOf(dates[middle]) < instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
