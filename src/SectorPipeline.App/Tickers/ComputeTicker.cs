using System.Text.Json;
using SectorPipeline.App.Cli;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Steps;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.App.Tickers;

/// <summary>The step <c>tickers.kpis</c>: fetches a symbol, computes its key figures, and keeps them as JSON in the lake.</summary>
internal sealed class ComputeTicker(TickerWorkshop workshop, TickerModels models, ILake lake, TimeProvider time) : IStep
{
    public static StepType Type { get; } = new(
        "tickers.kpis",
        "Fetches a symbol of the universe or another, and keeps its key figures as JSON under kpis/ of the lake",
        ["symbol", "market"],
        services => new ComputeTicker(
            services.Get<TickerWorkshop>(), new TickerModels(services.Get<HostContext>()), services.Get<ILake>(), services.Get<TimeProvider>()))
    {
        Check = (_, context) => SymbolOf(context),
    };

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var symbol = SymbolOf(context);
        context.Progress.Report(new StepProgress(0, 2, "fetch"));
        var fetched = await FetchAsync(symbol, context, cancellation);
        context.Progress.Report(new StepProgress(1, 2, "compute"));
        var figures = await models.ComputeAsync(symbol, FetchMarket.IndexOf(context), workshop.Lake, cancellation)
            ?? throw new PipelineException($"no vendor has prices of it up to {context.Session}. Check how it is written.");
        await lake.WriteKpisAsync(symbol, context.Session, Document(symbol, figures, context), cancellation);
        return fetched with { Rows = 1 };
    }

    private static string SymbolOf(StepContext context) =>
        context.With.Text("symbol") is { Length: > 0 } text
            ? TickerSymbol.Parse(text)
            : throw new ConfigurationException($"{context.Step}: with: symbol: is missing. Name one, or take them from a list with for_each.");

    // Without its company a symbol still has most figures.
    private async Task<StepResult> FetchAsync(string symbol, StepContext context, CancellationToken cancellation)
    {
        var prices = await workshop.FetchAsync("ingest.prices", [symbol], context, cancellation);
        if (!workshop.IsStock(symbol))
            return prices;
        try
        {
            return prices.Plus(await workshop.FetchAsync("ingest.companies", [symbol], context, cancellation));
        }
        catch (PipelineException failure)
        {
            return prices with { Warnings = [.. prices.Warnings, $"without its company: {failure.Message}"] };
        }
    }

    private byte[] Document(string symbol, IReadOnlyDictionary<string, object?> figures, StepContext context) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new TickerDocument { Symbol = symbol, Session = context.Session, RunId = context.RunId, ComputedAt = time.GetUtcNow(), Kpis = figures }, Json.Options);
}
