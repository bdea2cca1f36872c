using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Operations;

/// <summary>What the alerts are made of.</summary>
internal static class AlertServices
{
    extension(IServiceCollection services)
    {
        /// <summary>Checks the settings of channels at once, so that no run begins that cannot tell of its end.</summary>
        public IServiceCollection AddAlerts(HostContext context) => services
            .AddSingleton(context.Settings.Alerts())
            .AddSingleton<OperationsTables>()
            .AddSingleton(services => services.GetRequiredService<HistoryStore>().Runs)
            .AddSingleton<ScheduleUse>()
            .AddSingleton<MissedDeadlines>()
            .AddSingleton<ExpectedSession>()
            .AddSingleton<RunPublisher>()
            .AddSingleton<AlertBook>()
            .AddSingleton<AlertEvaluator>()
            .AddSingleton<Deliverer>()
            .AddSingleton<AlertDesk>();
    }
}
