using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Brings the daily bars of stocks, ETFs and indices up to the session.</summary>
internal sealed class IngestPrices(StepFrame frame) : IStep
{
    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var source = frame.Vendors.Prices(context);
        var scope = frame.Scope(source.Vendor, source.Options, context);
        var symbols = SymbolChoice.Of(context, frame.Universe, kind => kind != SecurityKind.Crypto);
        var state = await frame.Lake.StateAsync(source.Vendor, Datasets.Prices.Name, cancellation);
        var tasks = FetchPlan.For(symbols, state, context, frame.Options.HistoryStart);

        var fetch = new PriceFetch(source, scope, frame.Options.HistoryStart);
        var run = new FetchRun<FetchTask, DailyBar>(Datasets.Prices, scope, task => task.Key, fetch.FetchAsync);
        return await run.RunAsync(tasks, symbols.Count, cancellation);
    }
}
