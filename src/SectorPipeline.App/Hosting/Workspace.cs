using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using SectorPipeline.Alerts;
using SectorPipeline.App.Host;
using SectorPipeline.App.Lineage;
using SectorPipeline.App.Markets;
using SectorPipeline.App.Operations;
using SectorPipeline.App.Tickers;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;
using SectorPipeline.Models;
using SectorPipeline.Orchestration;
using SectorPipeline.Quality;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Hosting;

/// <summary>A data root with an open market: all that a job needs, wired.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly OpenLineage? lineage;
    private readonly OtlpExport? telemetry;

    private Workspace(HostContext context, MarketSource market, JobCatalog jobs, HistoryStore store, ServiceProvider services)
    {
        (Context, Market, Jobs, Store, this.services) = (context, market, jobs, store, services);
        telemetry = OtlpExport.Start(context.Settings.Telemetry(), context.Settings.Executor().Version);
        lineage = OpenLineage.Start(context, Warehouse, services.GetRequiredService<ILoggerFactory>());
        Executor = new JobExecutor(store, services, context.Settings.Executor(), context.Time) { Watch = lineage is null ? null : lineage.Watch };
    }

    public HostContext Context { get; }

    public MarketSource Market { get; }

    public JobCatalog Jobs { get; }

    public HistoryStore Store { get; }

    public JobExecutor Executor { get; }

    public IRunHistory History => Store.Runs;

    public IWarehouse Warehouse => Get<IWarehouse>();

    /// <summary>Claims the data root for the market and opens everything; what is wrong is said before anything is written.</summary>
    /// <param name="vendors">The vendors that will be asked, whose keys must be there; null for all.</param>
    public static async Task<Workspace> OpenAsync(
        HostContext context, MarketChoice choice, CancellationToken cancellation, IReadOnlyCollection<string>? vendors = null)
    {
        var jobs = context.LoadJobs();
        var project = context.LoadSqlProject();
        var market = await MarketSource.OpenAsync(choice, context, vendors, cancellation);
        HistoryStore? store = null;
        try
        {
            context.Root.Claim(choice);
            store = await HistoryOpener.OpenOrCreateAsync(context, cancellation);
            // A history in the data root is the market's by its folder.
            if (store.IsShared)
                await store.ClaimAsync(choice.Identity, cancellation);
            var warehouse = await project.OpenWarehouseAsync(cancellation);
            return new Workspace(context, market, jobs, store, Wire(context, market, jobs, warehouse, store));
        }
        catch
        {
            store?.Dispose();
            await market.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The jobs, looked at again and again.</summary>
    public JobFolder OpenJobFolder() => JobFolder.Open(Context.JobsDirectory, HostContext.Steps, Context.Time);

    public BackfillPlanner CreatePlanner(JobFolder jobs) => new(
        jobs, History, Store.Backfills, Get<IVendorLedger>(), Market.Ingestion, Market.Sessions, Context.Settings.Executor(), Context.Time);

    /// <summary>What executes queued runs in this process.</summary>
    public NodeWork CreateNodeWork(JobFolder jobs, ILoggerFactory loggers)
    {
        var (active, options, added) = (new ActiveRuns(), Context.Settings.Dispatcher(), new WakeSignal(Context.Time));
        return new NodeWork(
            new RunDispatcher(Executor, Store.Queue, jobs, active, added, options, Context.Time, loggers.CreateLogger<RunDispatcher>()),
            new NodeHeartbeat(Store.Queue, active, options, Context.Time, loggers.CreateLogger<NodeHeartbeat>()),
            active,
            added);
    }

    /// <summary>Lets other nodes know that this process lives; null where there are no others.</summary>
    public NodePulse? StartPulse() =>
        Store.IsShared ? new NodePulse(Store.Queue, Context.Settings.Dispatcher().Beat, Context.Time) : null;

    /// <summary>Quartz keeps the schedule where the history is.</summary>
    public void UseQuartzStore(IQuartzBuilder quartz)
    {
        if (Store.Postgres is null)
        {
            quartz.UseInMemoryStore();
            return;
        }

        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.UseRegisteredDataSource = true);
            store.UseSystemTextJsonSerializer();
            store.UseClustering();
            store.ProvisionSchema();
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (lineage is not null)
            await lineage.DisposeAsync();
        await services.DisposeAsync();
        Store.Dispose();
        await Market.DisposeAsync();
        telemetry?.Dispose();
    }

    private static ServiceProvider Wire(HostContext context, MarketSource market, JobCatalog jobs, IWarehouse warehouse, HistoryStore store) =>
        new ServiceCollection()
            .AddLogging(context.ConfigureLogging)
            .AddSingleton(context.Time)
            .AddSingleton(market.Ingestion)
            .AddSingleton<IUniverse>(_ => market)
            .AddSingleton<IObjectStore>(_ => context.OpenStore())
            .AddSingleton<ILake>(services => new ObjectLake(services.GetRequiredService<IObjectStore>(), context.Time))
            .AddSingleton<IVendorLedger>(_ => new HistoryLedger(store.Calls))
            .AddSingleton(_ => warehouse)
            .AddSingleton(context)
            .AddSingleton<QualityStore>()
            .AddSingleton(_ => new QualityProject(context.QualityDirectory, () => [.. market.Securities.Select(AsMember)], TradingCalendar.Nyse))
            .AddSingleton(context.SqlOptions())
            .AddSingleton(context.Settings.Reports())
            .AddKeyedSingleton<IObjectStore>(nameof(ReportPlace), (_, _) => context.OpenReportStore())
            .AddSingleton(services => context.ReportsIn(services.GetRequiredKeyedService<IObjectStore>(nameof(ReportPlace))))
            .AddSingleton(services => new TickerWorkshop(context, market.Ingestion, market, services.GetRequiredService<IVendorLedger>()))
            .AddSingleton(jobs)
            .AddSingleton(store)
            .AddSingleton(market.Sessions)
            .AddAlerts(context)
            .AddIngestion()
            .BuildServiceProvider();

    private static Member AsMember(Security security) =>
        new(security.Symbol, $"{security.Kind}".ToLowerInvariant(), security.GicsSector, security.MarketCap);
}
