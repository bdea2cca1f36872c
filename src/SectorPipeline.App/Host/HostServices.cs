using System.Data.Common;
using Quartz;
using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Operations;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;
using SectorPipeline.Orchestration;
using SectorPipeline.Quality;

namespace SectorPipeline.App.Host;

/// <summary>What the parts of the host are made of.</summary>
internal static class HostServices
{
    extension(IServiceCollection services)
    {
        /// <summary>The open workspace's parts, which it disposes itself.</summary>
        public IServiceCollection AddWorkspace(Workspace workspace) => services
            .AddSingleton(workspace.Context.Time)
            .AddSingleton(workspace.Market.Ingestion)
            .AddSingleton(workspace.Market.Sessions)
            .AddSingleton(workspace.Context.Settings.Executor())
            .AddSingleton(workspace.Context.Settings.Dispatcher())
            .AddSingleton(workspace.Context.Settings.History())
            .AddSingleton(workspace.Executor)
            .AddSingleton(workspace.History)
            .AddSingleton(workspace.Store.Queue)
            .AddSingleton(workspace.Store.Backfills)
            .AddSingleton(workspace.Store.ApiKeys)
            .AddSingleton(workspace.Store.Audit)
            .AddSingleton(workspace.Warehouse)
            .AddSingleton(workspace.Get<IObjectStore>())
            .AddSingleton(workspace.Get<ILake>())
            .AddSingleton(workspace.Get<IVendorLedger>())
            .AddSingleton(workspace.Get<AlertOptions>())
            .AddSingleton(workspace.Get<QualityProject>())
            .AddSingleton(workspace.Get<QualityStore>())
            .AddSingleton(workspace.Get<AlertBook>())
            .AddSingleton(workspace.Get<AlertDesk>());

        /// <summary>From schedules to executed runs.</summary>
        public IServiceCollection AddScheduling(Workspace workspace, JobFolder jobs, ILoggerFactory loggers)
        {
            var work = workspace.CreateNodeWork(jobs, loggers);
            services
                .AddSingleton(jobs)
                .AddSingleton(work)
                .AddSingleton(work.Active)
                .AddSingleton(work.Added)
                .AddSingleton(work.Heartbeat)
                .AddSingleton<SlotRuns>()
                .AddSingleton<MissedSlots>()
                .AddSingleton<QuartzSchedule>()
                .AddHostedService<DispatchWork>()
                .AddHostedService<ScheduleWork>()
                .AddHostedService<HistoryUpkeep>()
                .AddHostedService<AlertWork>();
            if (workspace.Store.Postgres is { } source)
                services.AddSingleton<DbDataSource>(source);
            services.AddQuartz(quartz => workspace.UseQuartzStore(quartz.UseTimeProvider(workspace.Context.Time)));
            return services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        }

        public IServiceCollection AddApi() => services
            .ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions))
            .AddOpenApi("v1")
            .AddSingleton<RunIntake>()
            .AddSingleton<RunEvents>()
            .AddSingleton<BackfillPlanner>()
            .AddSingleton<MartCatalog>()
            .AddSingleton<MartReader>()
            .AddSingleton<Readiness>()
            .AddSingleton(_ => new MeterCollector(Telemetry.Name))
            .AddSingleton<HostMetrics>();
    }
}
