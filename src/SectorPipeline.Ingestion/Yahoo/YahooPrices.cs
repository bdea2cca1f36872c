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
        ("period1", ChartExchange.Midnight(window.From)),
        ("period2", ChartExchange.Midnight(window.Until)),
        ("interval", "1d"),
        ("events", "div|split|capitalGains"));

    private static PriceAnswer Read(string symbol, VendorAnswer answer, Conversation conversation) => ChartExchange.Read(
        symbol, answer, conversation, chart => new PriceAnswer(answer.RequestId, chart.Bars(symbol), chart.HasNyseSessions ? TradingCalendar.Nyse : null));
}
