using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /v8/finance/chart/{symbol}: daily bars, dividends and splits of one symbol.</summary>
internal sealed class YahooChart(IMarket market)
{
    private const int BytesOfMeta = 2048;
    private const int BytesPerBar = 96;
    private const string Json = "application/json;charset=utf-8";

    private readonly SecurityDirectory securities = new(market);

    public Answer Answer(string symbol, IQueryCollection query)
    {
        if (securities.Find(symbol) is not { } security || market.FindBars(security.Symbol) is not { Count: > 0 } bars)
            return YahooRefusals.Delisted();
        if (query["interval"] is [{ } interval, ..] && interval != "1d")
            return YahooRefusals.Of("chart", 422, "Unprocessable Entity", $"Invalid input - interval={interval} is not supported. Valid intervals: [1d]");
        if (ChartWindow.Of(query, bars) is not { } window)
            return YahooRefusals.Of("chart", 422, "Unprocessable Entity", $"Invalid input - range={query["range"]} is not supported. Valid ranges: [{string.Join(", ", ChartWindow.Ranges)}]");
        var slice = Slice(bars.Dates.Span, window);
        if (window.Until <= SessionClock.OpenOf(bars.Dates.Span[0]) || window.Until <= window.From)
            return YahooRefusals.Of("chart", 400, "Bad Request", $"Data doesn't exist for startDate = {window.From}, endDate = {window.Until}");
        var body = new TextBuffer(BytesOfMeta + BytesPerBar * Math.Max(0, slice.End - slice.First));
        new ChartDocument(body, bars, slice).Render(security, SecurityDirectory.Spelling(security.Symbol), window.Range, query["events"].ToString());
        return new Answer(200, Json, body);
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
