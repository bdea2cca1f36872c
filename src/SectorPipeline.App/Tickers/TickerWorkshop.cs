using Microsoft.Extensions.DependencyInjection;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;

namespace SectorPipeline.App.Tickers;

/// <summary>
/// Where symbols that somebody asks for are fetched to: a lake of its own under <c>tickers/</c> of the data root, so that they
/// never enter the sectors of the universe. Calls count against the same budgets.
/// </summary>
internal sealed class TickerWorkshop : IAsyncDisposable
{
    private readonly TickerUniverse universe;
    private readonly ServiceProvider services;

    public TickerWorkshop(HostContext context, IngestionOptions ingestion, IUniverse followed, IVendorLedger ledger)
    {
        universe = new TickerUniverse(followed);
        services = new ServiceCollection()
            .AddLogging(context.ConfigureLogging)
            .AddSingleton(context.Time)
            .AddSingleton(ingestion)
            .AddSingleton(ledger)
            .AddSingleton<IUniverse>(universe)
            .AddSingleton<IObjectStore>(_ => new FolderStore(context.Root.Tickers))
            .AddSingleton<ILake>(host => new ObjectLake(host.GetRequiredService<IObjectStore>(), context.Time))
            .AddIngestion()
            .BuildServiceProvider();
    }

    public ILake Lake => services.GetRequiredService<ILake>();

    /// <summary>Brings a dataset of these symbols up to the session of the context.</summary>
    /// <param name="kind">The ingestion step, such as <c>ingest.prices</c>.</param>
    /// <param name="symbols">Any symbols, of the universe or not.</param>
    /// <param name="context">The step on whose behalf it is done.</param>
    /// <param name="cancellation">Stops it; what is committed stays.</param>
    public Task<StepResult> FetchAsync(string kind, IReadOnlyList<string> symbols, StepContext context, CancellationToken cancellation)
    {
        foreach (var symbol in symbols)
            universe.Add(symbol);
        return RunAsync(kind, "symbols", symbols, context, cancellation);
    }

    /// <summary>Whether the symbol may be that of a company.</summary>
    public bool IsStock(string symbol) => universe.KindOf(symbol) == SecurityKind.Stock;

    /// <summary>Brings macro series up to the session of the context.</summary>
    public Task<StepResult> FetchSeriesAsync(IReadOnlyList<string> series, StepContext context, CancellationToken cancellation) =>
        RunAsync("ingest.macro", "series", series, context, cancellation);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Task<StepResult> RunAsync(string kind, string name, IReadOnlyList<string> values, StepContext context, CancellationToken cancellation)
    {
        var with = new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = values };
        var step = IngestionSteps.All.Single(type => type.Name == kind).Create(services);
        return step.RunAsync(context with { With = new StepParameters(with), Progress = new Unheard() }, cancellation);
    }

    // What a person should see of a symbol is how far the symbol is, not each of its requests.
    private sealed class Unheard : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}
