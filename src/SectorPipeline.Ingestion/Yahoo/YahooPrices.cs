using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Daily bars with dividends, splits and capital gains from Yahoo's v8 chart.</summary>
internal sealed class YahooPrices(YahooClient yahoo) : IPriceVendor
{
    public VendorClient Client => yahoo.Client;

    public Task<PriceAnswer> AskAsync(string symbol, FetchWindow window, Conversation conversation, CancellationToken cancellation) =>
        conversation.AskAsync(conversation.About(symbol, Url(symbol, window)), answer => Read(symbol, answer, conversation), cancellation);

    private Uri Url(string symbol, FetchWindow window) => yahoo.Url(
        $"v8/finance/chart/{Uri.EscapeDataString(DashedSymbol.Of(symbol))}",
        ("period1", Midnight(window.From)),
        ("period2", Midnight(window.Until)),
        ("interval", "1d"),
        ("events", "div|split|capitalGains"));

    private static PriceAnswer Read(string symbol, VendorAnswer answer, Conversation conversation)
    {
        using var chart = YahooChartParser.Parse(answer.Body.Span);
        var bars = chart.Bars(symbol);
        foreach (var field in chart.ExtraFields)
            conversation.NoteExtraField(field);
        return new PriceAnswer(answer.RequestId, bars, chart.HasNyseSessions ? TradingCalendar.Nyse : null);
    }

    private static string Midnight(DateOnly date) =>
        new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
