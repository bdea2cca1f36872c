using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>modules.datetime</c> in templates.</summary>
internal static class DateTimeModule
{
    public static ModuleValue Create(TimeProvider time) => new("datetime", new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["datetime"] = DateTimeClass(time),
        ["date"] = DateValue.Class(time),
        ["time"] = TimeValue.Class,
        ["timedelta"] = DeltaValue.Class,
        ["timezone"] = ZoneValue.Class,
        ["UTC"] = ZoneValue.FixedUtc,
        ["MINYEAR"] = 1L,
        ["MAXYEAR"] = 9999L,
    });

    private static ClassValue DateTimeClass(TimeProvider time) => new(
        "datetime.datetime",
        Make,
        MemberTable.Of(
                ("now", arguments => Now(time, Moments.Zone(arguments.Optional(0, "tz")))),
                ("today", _ => Now(time, null)),
                ("utcnow", _ => new DateTimeValue(time.GetUtcNow().UtcDateTime, null)),
                ("strptime", arguments => TimeParser.Parse(arguments.Text(0, "date_string"), arguments.Text(1, "format"))),
                ("fromisoformat", arguments => TimeText.Iso(arguments.Text(0, "date_string"))),
                ("fromtimestamp", DateTimeValue.FromTimestamp),
                ("utcfromtimestamp", DateTimeValue.FromTimestamp),
                ("fromordinal", arguments => new DateTimeValue(DateOnly.FromDayNumber(arguments.Whole(0, "ordinal") - 1).ToDateTime(TimeOnly.MinValue), null)),
                ("combine", Combine))
            .With("min", new DateTimeValue(DateTime.MinValue, null))
            .With("max", new DateTimeValue(DateTime.MaxValue, null)));

    private static DateTimeValue Now(TimeProvider time, ZoneValue? zone) => zone is null
        ? new DateTimeValue(time.GetLocalNow().DateTime, null)
        : DateTimeValue.FromUtc(time.GetUtcNow(), zone);

    private static DateTimeValue Make(JinjaArguments arguments)
    {
        var date = TimeArguments.Date(arguments.Whole(0, "year"), arguments.Whole(1, "month"), arguments.Whole(2, "day"));
        var time = TimeArguments.Time(arguments.Whole(3, "hour", 0), arguments.Whole(4, "minute", 0), arguments.Whole(5, "second", 0), arguments.Whole(6, "microsecond", 0));
        var local = date.ToDateTime(time);
        return new DateTimeValue(local, Moments.Zone(arguments.Optional(7, "tzinfo"))?.AtLocal(local));
    }

    private static DateTimeValue Combine(JinjaArguments arguments)
    {
        var time = Moments.Wrap(arguments.Required(1, "time")) as TimeValue
            ?? throw new JinjaFaultException(JinjaErrorKind.Type, "the argument 'time' must be a time.", " Write modules.datetime.time(hour, minute).");
        var local = Moments.Date(arguments.Required(0, "date")).ToDateTime(time.Time);
        return new DateTimeValue(local, Moments.Zone(arguments.Optional(2, "tzinfo"))?.AtLocal(local));
    }
}
