using System.Globalization;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>Daily closes of coins from market_chart, which can only be asked for a number of days before now.</summary>
internal sealed class CoinGeckoPrices(CoinGeckoClient vendor) : ISource<CryptoPrice>
{
    // A session is often fetched some days after it: a weekend, a holiday, a run that was late.
    private const int UsualDelay = 4;

    public VendorClient Client => vendor.Client;

    public async Task<Delivery<CryptoPrice>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var days = Days(conversation.Session.Date, task) + UsualDelay;
        var chart = await AskAsync(task, Allowed(days), conversation, cancellation);
        // The answer tells which day it is for the vendor, and thereby whether it reaches back far enough.
        if (chart.Now is { } now && Allowed(Days(now, task)) > Allowed(days))
            chart = await AskAsync(task, Allowed(Days(now, task)), conversation, cancellation);
        return CoinIntake.Of(task, chart, conversation.Session);
    }

    private static int Days(DateOnly now, FetchTask task) => Math.Max(1, now.DayNumber - task.Window.From.DayNumber);

    private int Allowed(int days) => Math.Min(days, vendor.Options.HistoryDays ?? int.MaxValue);

    private Task<MarketChart> AskAsync(FetchTask task, int days, Conversation conversation, CancellationToken cancellation)
    {
        var coin = Coin.Of(task.Key, vendor.Options);
        var request = vendor.About(
            task.Key,
            conversation,
            $"coins/{Uri.EscapeDataString(coin.Id)}/market_chart",
            ("vs_currency", coin.VsCurrency),
            ("days", days.ToString(CultureInfo.InvariantCulture)),
            ("interval", "daily"));
        return conversation.AskAsync(request, answer => MarketChart.Of(answer, coin, conversation), cancellation);
    }
}
