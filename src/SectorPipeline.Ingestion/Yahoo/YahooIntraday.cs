using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Five-minute bars from Yahoo's v8 chart, which has those of the last 60 days.</summary>
internal sealed class YahooIntraday(YahooClient yahoo) : IIntradayVendor
{
    public VendorClient Client => yahoo.Client;

    public async Task<IReadOnlyList<IntradayAnswer>> AskAsync(
        string symbol, FetchWindow window, Conversation conversation, CancellationToken cancellation) =>
        [await conversation.AskAsync(conversation.About(symbol, Url(symbol, window)), answer => Read(symbol, answer, conversation), cancellation)];

    // Sessions elsewhere may begin or end on another day in UTC; what is too much is left out.
    private Uri Url(string symbol, FetchWindow window)
    {
        var margin = DashedSymbol.IsForeign(symbol) ? 1 : 0;
        return yahoo.Url(
            $"v8/finance/chart/{Uri.EscapeDataString(DashedSymbol.Of(symbol))}",
            ("period1", ChartExchange.Midnight(window.From.AddDays(-margin))),
            ("period2", ChartExchange.Midnight(window.Until.AddDays(margin))),
            ("interval", IntradayBar.FiveMinutes),
            ("includePrePost", "false"));
    }

    private static IntradayAnswer Read(string symbol, VendorAnswer answer, Conversation conversation) => ChartExchange.Read(
        symbol, answer, conversation, chart => new IntradayAnswer(answer.RequestId, answer.ReceivedAt, chart.FiveMinuteBars(symbol), chart.HasNyseSessions ? TradingCalendar.Nyse : null));
}
