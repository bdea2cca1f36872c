using SectorPipeline.App.Steps;
using SectorPipeline.Core;

namespace SectorPipeline.App.Tickers;

/// <summary>The step <c>tickers.market</c>: what every symbol is measured against, fetched once before them.</summary>
internal sealed class FetchMarket(TickerWorkshop workshop) : IStep
{
    private const string Market = "^GSPC";
    private const string RiskFreeSeries = "DFF";

    public static StepType Type { get; } = new(
        "tickers.market",
        "Fetches the index and the risk-free rate that symbols asked for are measured against",
        ["market", "series"],
        services => new FetchMarket(services.Get<TickerWorkshop>()));

    /// <summary>The index that a step names, or the usual one.</summary>
    public static string IndexOf(StepContext context) => context.With.Text("market") ?? Market;

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var prices = await workshop.FetchAsync("ingest.prices", [IndexOf(context)], context, cancellation);
        var series = context.With.List("series") is { Count: > 0 } named ? named : [RiskFreeSeries];
        return prices.Plus(await workshop.FetchSeriesAsync(series, context, cancellation));
    }
}
