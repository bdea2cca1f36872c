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
        conversation.AskAsync(conversation.About(symbol, Url(symbol, window)), answer => Read(symbol, window, answer, conversation), cancellation);

    // Sessions elsewhere may begin on another day in UTC: those of Sydney begin on the evening before. What is too much is left out.
    private Uri Url(string symbol, FetchWindow window)
    {
        var margin = DashedSymbol.IsForeign(symbol) ? 1 : 0;
        return yahoo.Url(
            $"v8/finance/chart/{Uri.EscapeDataString(DashedSymbol.Of(symbol))}",
            ("period1", ChartExchange.Midnight(window.From.AddDays(-margin))),
            ("period2", ChartExchange.Midnight(window.Until.AddDays(margin))),
            ("interval", "1d"),
            ("events", "div|split|capitalGains"));
    }

    private static PriceAnswer Read(string symbol, FetchWindow window, VendorAnswer answer, Conversation conversation) => ChartExchange.Read(
        symbol, answer, conversation, chart => new PriceAnswer(answer.RequestId, Bars(symbol, window, chart), chart.HasNyseSessions ? TradingCalendar.Nyse : null));

    private static IReadOnlyList<Received<DailyBar>> Bars(string symbol, FetchWindow window, YahooChart chart)
    {
        var bars = chart.Bars(symbol);
        return chart.HasNyseSessions ? bars : [.. bars.Where(bar => bar.Row.Session != window.Until && !IsBefore(bar.Row))];

        bool IsBefore(DailyBar bar) => DashedSymbol.IsForeign(symbol) && bar.Session == window.From.AddDays(-1);
    }
}
