using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>A schedule as the API shows it.</summary>
internal sealed record ScheduleView(string Cron, string Timezone, bool FollowsExchange, bool OnlyWhileOpen, int CatchUp)
{
    public static ScheduleView Of(JobSchedule schedule) =>
        new(schedule.Cron, schedule.TimeZone.Id, schedule.Calendar is not null, schedule.OnlyWhileOpen, schedule.CatchUp);
}
