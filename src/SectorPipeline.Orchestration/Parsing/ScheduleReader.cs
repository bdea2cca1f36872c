using System.Globalization;
using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads what is under <c>schedule</c>.</summary>
internal static class ScheduleReader
{
    public static readonly string[] Keys = ["cron", "timezone", "calendar", "during", "catch_up"];

    private static readonly Dictionary<string, TradingCalendar> Calendars = new(StringComparer.Ordinal)
    {
        ["nyse"] = TradingCalendar.Nyse,
    };

    public static JobSchedule Read(YamlMappingNode node, SourceText source)
    {
        var schedule = new MappingReader(node, source, "a schedule", Keys);
        var onlyWhileOpen = schedule.Value<bool>("during", text => text == "open" ? true : null, "known; write open, or leave it out") ?? false;
        if (onlyWhileOpen && schedule.Node("calendar") is null)
            source.Fault(schedule.Node("during")!.Start, "during: open needs to know which exchange. Add its calendar, such as calendar: nyse.");
        return new JobSchedule
        {
            Cron = Cron(schedule, source),
            TimeZone = Zone(schedule, source),
            Calendar = Calendar(schedule, source),
            OnlyWhileOpen = onlyWhileOpen,
            CatchUp = schedule.Value("catch_up", Count, "a number of runs from 0 to 1000") ?? 0,
        };
    }

    private static string Cron(MappingReader schedule, SourceText source)
    {
        var cron = schedule.Text("cron");
        if (schedule.Node("cron") is null)
            source.Fault(schedule.Start, "the schedule has no cron. Add one, such as cron: \"0 6 * * MON-FRI\".");
        else if (cron is not null && CronCheck.Fault(cron) is { } fault)
            source.Fault(schedule.Node("cron")!.Start, $"cron: {fault}");
        return cron ?? "";
    }

    private static TimeZoneInfo Zone(MappingReader schedule, SourceText source)
    {
        if (schedule.Text("timezone") is not { } name)
            return TradingCalendar.Nyse.TimeZone;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        var hint = NearestName.Hint(name, TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id));
        source.Fault(schedule.Node("timezone")!.Start, $"timezone: no time zone is called '{name}'.{hint} Use a name such as America/New_York.");
        return TimeZoneInfo.Utc;
    }

    private static TradingCalendar? Calendar(MappingReader schedule, SourceText source)
    {
        if (schedule.Text("calendar") is not { } name)
            return null;
        if (Calendars.TryGetValue(name, out var calendar))
            return calendar;
        source.Fault(
            schedule.Node("calendar")!.Start,
            $"calendar: no calendar is called '{name}'.{NearestName.Hint(name, Calendars.Keys)} Calendars: {string.Join(", ", Calendars.Keys)}.");
        return null;
    }

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1000 ? number : null;
}
