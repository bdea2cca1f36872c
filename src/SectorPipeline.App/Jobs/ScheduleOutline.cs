using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Jobs;

/// <summary>A schedule as scripts read it.</summary>
internal sealed record ScheduleOutline(string Cron, string Timezone, bool OnSessions, bool OnlyWhileOpen, int CatchUp)
{
    public static ScheduleOutline Of(JobSchedule schedule) =>
        new(schedule.Cron, schedule.TimeZone.Id, schedule.Calendar is not null, schedule.OnlyWhileOpen, schedule.CatchUp);

    /// <summary>The schedule for people.</summary>
    public override string ToString() =>
        $"{Cron} {Timezone}{(OnlyWhileOpen ? ", while the exchange is open" : OnSessions ? ", on sessions" : "")}";
}
