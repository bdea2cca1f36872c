using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SectorPipeline.App.Configuration;
using SectorPipeline.App.Markets;
using SectorPipeline.App.Steps;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;
using SectorPipeline.Models;
using SectorPipeline.Orchestration;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Hosting;

/// <summary>A data root with an open market: all that a job needs, wired.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Workspace(HostContext context, MarketSource market, JobCatalog jobs, ServiceProvider services)
    {
        (Context, Market, Jobs, this.services) = (context, market, jobs, services);
        Executor = new JobExecutor(History, services, context.Settings.Executor(), context.Time);
    }

    public HostContext Context { get; }

    public MarketSource Market { get; }

    public JobCatalog Jobs { get; }

    public JobExecutor Executor { get; }

    public IRunHistory History => services.GetRequiredService<IRunHistory>();

    public IWarehouse Warehouse => services.GetRequiredService<IWarehouse>();

    /// <summary>Claims the data root for the market and opens everything; what is wrong is said before anything is written.</summary>
    /// <param name="vendors">The vendors that will be asked, whose keys must be there; null for all.</param>
    public static async Task<Workspace> OpenAsync(
        HostContext context, MarketChoice choice, CancellationToken cancellation, IReadOnlyCollection<string>? vendors = null)
    {
        var jobs = context.LoadJobs();
        var project = context.LoadSqlProject();
        var market = await MarketSource.OpenAsync(choice, context, vendors, cancellation);
        DuckDbRunHistory? history = null;
        try
        {
            context.Root.Claim(choice);
            history = DuckDbRunHistory.Open(context.Root.RunHistory, context.Time);
            var warehouse = await project.OpenWarehouseAsync(cancellation);
            return new Workspace(context, market, jobs, Wire(context, market, warehouse, history));
        }
        catch
        {
            history?.Dispose();
            await market.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Market.DisposeAsync();
    }

    private static ServiceProvider Wire(HostContext context, MarketSource market, IWarehouse warehouse, DuckDbRunHistory history) =>
        new ServiceCollection()
            .AddLogging(context.ConfigureLogging)
            .AddSingleton(context.Time)
            .AddSingleton(market.Ingestion)
            .AddSingleton<IUniverse>(_ => market)
            .AddSingleton<IObjectStore>(_ => context.OpenStore())
            .AddSingleton<ILake>(services => new ObjectLake(services.GetRequiredService<IObjectStore>(), context.Time))
            .AddSingleton<IRunHistory>(_ => history)
            .AddSingleton<IVendorLedger>(_ => new HistoryLedger(history.Calls))
            .AddSingleton(_ => warehouse)
            .AddSingleton(context.SqlOptions())
            .AddIngestion()
            .BuildServiceProvider();
}
