using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Daily bars from TIME_SERIES_DAILY_ADJUSTED, or TIME_SERIES_DAILY where the plan has no adjusted prices.</summary>
internal sealed class AlphaVantagePrices(AlphaVantageClient vendor) : IPriceVendor
{
    // "compact" holds the latest 100 sessions as of now, whatever the session of the run; they span at least this many days.
    private const int CompactDays = 130;

    public VendorClient Client => vendor.Client;

    public Task<PriceAnswer> AskAsync(string symbol, FetchWindow window, Conversation conversation, CancellationToken cancellation)
    {
        var request = conversation.About(symbol, Url(symbol, window));
        return conversation.AskAsync(request, answer => Read(symbol, window, answer, conversation), cancellation);
    }

    private Uri Url(string symbol, FetchWindow window)
    {
        var today = DateOnly.FromDateTime(vendor.Time.GetUtcNow().UtcDateTime);
        var isShort = today.DayNumber - window.From.DayNumber < CompactDays || !vendor.Options.AdjustedPrices;
        var function = vendor.Options.AdjustedPrices ? "TIME_SERIES_DAILY_ADJUSTED" : "TIME_SERIES_DAILY";
        return vendor.SymbolUrl(function, symbol, ("outputsize", isShort ? "compact" : "full"));
    }

    private static PriceAnswer Read(string symbol, FetchWindow window, VendorAnswer answer, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var bars = DailySeries.Bars(document.RootElement, symbol, conversation);

        // The vendor cannot be asked for an end, so what lies behind it was not asked for.
        return new PriceAnswer(
            answer.RequestId,
            [.. bars.Where(bar => bar.Fault is not null || bar.Row.Session < window.Until)],
            DashedSymbol.IsForeign(symbol) ? null : TradingCalendar.Nyse);
    }
}
