using System.Globalization;
using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Five-minute bars of the regular hours from TIME_SERIES_INTRADAY, a month at a time.</summary>
internal sealed class AlphaVantageIntraday(AlphaVantageClient vendor) : IIntradayVendor
{
    public VendorClient Client => vendor.Client;

    public async Task<IReadOnlyList<IntradayAnswer>> AskAsync(
        string symbol, FetchWindow window, Conversation conversation, CancellationToken cancellation)
    {
        var answers = new List<IntradayAnswer>();
        for (var month = FirstOf(window.From); month < window.Until; month = month.AddMonths(1))
        {
            var request = conversation.About(symbol, Url(symbol, month));
            answers.Add(await conversation.AskAsync(request, answer => Read(symbol, answer, conversation), cancellation));
        }

        return answers;
    }

    private Uri Url(string symbol, DateOnly month) => vendor.SymbolUrl(
        "TIME_SERIES_INTRADAY",
        symbol,
        ("interval", "5min"),
        ("month", month.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        ("outputsize", "full"),
        ("extended_hours", "false"),
        ("adjusted", "false"));

    private static IntradayAnswer Read(string symbol, VendorAnswer answer, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return new IntradayAnswer(
            answer.RequestId,
            answer.ReceivedAt,
            [.. IntradaySeries.Bars(document.RootElement, symbol, conversation)],
            DashedSymbol.IsForeign(symbol) ? null : TradingCalendar.Nyse);
    }

    private static DateOnly FirstOf(DateOnly date) => date.AddDays(1 - date.Day);
}
