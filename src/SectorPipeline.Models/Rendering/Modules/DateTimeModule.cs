using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's datetime. Dates, times and spans are DateOnly, TimeOnly, DateTime or DateTimeOffset, and TimeSpan.</summary>
internal static class DateTimeModule
{
    public static ModuleMembers Create(TimeProvider clock)
    {
        var module = new ModuleMembers("datetime");
        var (datetime, date, time, span, zone) = (DateTimes(clock), Dates(clock), Times(), Spans(), Zones());
        module.AddValue("datetime", () => datetime);
        module.AddValue("date", () => date);
        module.AddValue("time", () => time);
        module.AddValue("timedelta", () => span);
        module.AddValue("timezone", () => zone);
        module.AddValue("UTC", () => TimeZoneValue.Utc);
        module.AddValue("MINYEAR", () => 1L);
        module.AddValue("MAXYEAR", () => 9999L);
        return module;
    }

    private static ModuleMembers DateTimes(TimeProvider clock)
    {
        var type = new ModuleMembers("datetime.datetime", arguments => Valid(() => NewDateTime(arguments)));
        type.Add("now", arguments => Now(clock, arguments.Optional(0, "tz")));
        type.Add("today", _ => Local(clock));
        type.Add("utcnow", _ => clock.GetUtcNow().DateTime);
        type.Add("strptime", arguments => TimeReader.Read(arguments.Text(0, "date_string"), arguments.Text(1, "format")));
        type.Add("fromisoformat", arguments => IsoTime.ReadDateTime(arguments.Text(0, "date_string")));
        type.Add("combine", Combine);
        type.Add("fromtimestamp", arguments => Valid(() => FromTimestamp(clock, arguments)));
        type.Add("utcfromtimestamp", arguments => Valid(() => DateTime.UnixEpoch.AddSeconds(arguments.Number(0, "timestamp")).ToUnspecified()));
        type.AddValue("min", () => DateTime.MinValue);
        type.AddValue("max", () => new DateTime(DateTime.MaxValue.Ticks / 10 * 10));
        return type;
    }

    private static ModuleMembers Dates(TimeProvider clock)
    {
        var type = new ModuleMembers("datetime.date", arguments => Valid(() => new DateOnly(
            arguments.Integer(0, "year"), arguments.Integer(1, "month"), arguments.Integer(2, "day"))));
        type.Add("today", _ => DateOnly.FromDateTime(Local(clock)));
        type.Add("fromisoformat", arguments => IsoTime.ReadDate(arguments.Text(0, "date_string")));
        type.Add("fromordinal", arguments => Valid(() => DateOnly.FromDayNumber(arguments.Integer(0, "ordinal") - 1)));
        type.Add("fromtimestamp", arguments => Valid(() => DateOnly.FromDateTime(FromTimestamp(clock, arguments) is DateTime local ? local : default)));
        type.AddValue("min", () => DateOnly.MinValue);
        type.AddValue("max", () => DateOnly.MaxValue);
        return type;
    }

    private static ModuleMembers Times()
    {
        var type = new ModuleMembers("datetime.time", arguments => Valid(() => new TimeOnly(
            arguments.Integer(0, "hour", 0), arguments.Integer(1, "minute", 0), arguments.Integer(2, "second", 0))
            .Add(TimeSpan.FromMicroseconds(arguments.Integer(3, "microsecond", 0)))));
        type.Add("fromisoformat", arguments => TimeOnly.FromDateTime(IsoTime.ReadDateTime("1900-01-01T" + arguments.Text(0, "time_string")) is DateTime moment ? moment : default));
        return type;
    }

    private static ModuleMembers Spans() => new("datetime.timedelta", arguments => Valid(() =>
    {
        var microseconds = (decimal)arguments.Number(0, "days") * 86_400_000_000m
            + (decimal)arguments.Number(1, "seconds") * 1_000_000m
            + (decimal)arguments.Number(2, "microseconds")
            + (decimal)arguments.Number(3, "milliseconds") * 1_000m
            + (decimal)arguments.Number(4, "minutes") * 60_000_000m
            + (decimal)arguments.Number(5, "hours") * 3_600_000_000m
            + (decimal)arguments.Number(6, "weeks") * 604_800_000_000m;
        return TimeSpan.FromTicks((long)Math.Round(microseconds, MidpointRounding.ToEven) * TimeSpan.TicksPerMicrosecond);
    }));

    private static ModuleMembers Zones()
    {
        var type = new ModuleMembers("datetime.timezone", arguments => Valid(() => Fixed(arguments)));
        type.AddValue("utc", () => TimeZoneValue.Utc);
        return type;
    }

    private static TimeZoneValue Fixed(JinjaArguments arguments)
    {
        var offset = arguments.Value<TimeSpan>(0, "offset", "a timedelta");
        var sign = offset < TimeSpan.Zero ? "-" : "+";
        var name = arguments.Optional(1, "name") as string ?? string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{offset:hh\\:mm}");
        return new TimeZoneValue(TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name), name);
    }

    private static object NewDateTime(JinjaArguments arguments)
    {
        var moment = new DateTime(
            arguments.Integer(0, "year"), arguments.Integer(1, "month"), arguments.Integer(2, "day"),
            arguments.Integer(3, "hour", 0), arguments.Integer(4, "minute", 0), arguments.Integer(5, "second", 0))
            .AddMicroseconds(arguments.Integer(6, "microsecond", 0));
        return InZone(moment, arguments.Optional(7, "tzinfo"));
    }

    private static object Combine(JinjaArguments arguments)
    {
        var date = arguments.Required(0, "date") switch
        {
            DateOnly plain => plain,
            DateTime moment => DateOnly.FromDateTime(moment),
            var other => throw ModuleArguments.Wrong("date", "a date", other),
        };
        return InZone(date.ToDateTime(arguments.Value<TimeOnly>(1, "time", "a time")), arguments.Optional(2, "tzinfo"));
    }

    private static object Now(TimeProvider clock, object? zone) => zone switch
    {
        null => (object)Local(clock),
        IJinjaTimeZone other => clock.GetUtcNow().ToOffset(other.OffsetAt(clock.GetUtcNow())),
        _ => throw ModuleArguments.Wrong("tz", "a time zone", zone),
    };

    private static object FromTimestamp(TimeProvider clock, JinjaArguments arguments)
    {
        var instant = DateTimeOffset.UnixEpoch.AddSeconds(arguments.Number(0, "timestamp"));
        return arguments.Optional(1, "tz") is IJinjaTimeZone zone
            ? instant.ToOffset(zone.OffsetAt(instant))
            : (object)TimeZoneInfo.ConvertTime(instant, clock.LocalTimeZone).DateTime;
    }

    private static object InZone(DateTime local, object? zone) => zone switch
    {
        null => (object)local.ToUnspecified(),
        IJinjaTimeZone other => new DateTimeOffset(local.ToUnspecified(), other.OffsetOf(local)),
        _ => throw ModuleArguments.Wrong("tzinfo", "a time zone", zone),
    };

    private static DateTime Local(TimeProvider clock) => clock.GetLocalNow().DateTime;

    private static DateTime ToUnspecified(this DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Unspecified);

    private static T Valid<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception failure) when (failure is ArgumentException or OverflowException)
        {
            throw new JinjaFaultException(JinjaErrorKind.Value, "there is no such date or time");
        }
    }
}
