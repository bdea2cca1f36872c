using System.Globalization;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Attributes and methods of dates, instants and time spans.</summary>
internal static class MomentMethods
{
    public static readonly MethodTable<object> Table = Create();

    private static readonly string[] Attributes = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "days", "seconds", "microseconds"];

    public static IEnumerable<string> Names => Attributes.Concat(Table);

    public static bool TryAttribute(object target, string name, out object? value)
    {
        if (name == "tzinfo" && target is DateTime or DateTimeOffset)
        {
            value = HasOffset(target) ? ToOffset(target).ToString("'UTC'zzz", CultureInfo.InvariantCulture) : null;
            return true;
        }

        value = target switch
        {
            TimeSpan span => Attribute(span, name),
            TimeOnly time when name is not ("year" or "month" or "day") => Attribute(ToDateTime(time), isDate: false, name),
            DateOnly or DateTime or DateTimeOffset => Attribute(ToDateTime(target), target is DateOnly, name),
            _ => null,
        };
        return value is not null;
    }

    private static MethodTable<object> Create()
    {
        var table = new MethodTable<object>();
        table.Add("strftime", ["format"], (value, a) => TimeFormat.Format(ToOffset(value), a.Text(0), HasOffset(value)));
        table.Add("isoformat", ["sep?"], (value, a) => PythonText.Str(value).Replace(" ", a.Text(0, "T"), StringComparison.Ordinal));
        table.Add("date", value => DateOnly.FromDateTime(ToDateTime(value)));
        table.Add("weekday", value => ((long)ToDateTime(value).DayOfWeek + 6) % 7);
        table.Add("isoweekday", value => ((long)ToDateTime(value).DayOfWeek + 6) % 7 + 1);
        table.Add("isocalendar", value => IsoCalendar(ToDateTime(value)));
        table.Add("toordinal", value => (long)DateOnly.FromDateTime(ToDateTime(value)).DayNumber + 1);
        table.Add("ctime", value => TimeFormat.Format(ToOffset(value), "%c", hasOffset: false));
        table.Add("time", value => TimeOnly.FromDateTime(ToDateTime(value)));
        table.Add("utcoffset", value => HasOffset(value) ? ToOffset(value).Offset : null);
        table.Add("tzname", value => HasOffset(value) ? TimeFormat.Format(ToOffset(value), "%Z", hasOffset: true) : null);
        table.Add("astimezone", ["tz?"], (value, a) => InZone(ToOffset(value), a[0]));
        table.Add("timestamp", value => ToOffset(value).Subtract(DateTimeOffset.UnixEpoch).TotalSeconds);
        table.Add("total_seconds", value => value is TimeSpan span ? span.TotalSeconds : throw Fault.Type("only a timedelta has total_seconds"));
        table.Add("replace", ["year?", "month?", "day?", "hour?", "minute?", "second?", "microsecond?", "tzinfo?"], Replace);
        return table;
    }

    private static DateTime ToDateTime(object value) => value switch
    {
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        DateTime moment => moment,
        DateTimeOffset moment => moment.DateTime,
        TimeOnly time => new DateOnly(1900, 1, 1).ToDateTime(time),
        _ => throw Fault.Type($"a {TypeNames.Of(value)} is no date"),
    };

    private static DateTimeOffset ToOffset(object value) => value is DateTimeOffset moment
        ? moment
        : new DateTimeOffset(DateTime.SpecifyKind(ToDateTime(value), DateTimeKind.Unspecified), TimeSpan.Zero);

    private static DateTimeOffset InZone(DateTimeOffset moment, object? zone) => zone switch
    {
        null => moment.ToUniversalTime(),
        IJinjaTimeZone other => moment.ToOffset(other.OffsetAt(moment)),
        _ => throw Fault.Type($"astimezone takes a time zone, not {TypeNames.Of(zone)}", " Use modules.pytz.timezone('…')."),
    };

    private static object WithZone(DateTime moment, object? zone) => zone switch
    {
        null => (object)DateTime.SpecifyKind(moment, DateTimeKind.Unspecified),
        IJinjaTimeZone other => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Unspecified), other.OffsetOf(moment)),
        _ => throw Fault.Type($"tzinfo takes a time zone, not {TypeNames.Of(zone)}"),
    };

    private static JinjaTuple IsoCalendar(DateTime moment) =>
        new((long)ISOWeek.GetYear(moment), (long)ISOWeek.GetWeekOfYear(moment), ((long)moment.DayOfWeek + 6) % 7 + 1);

    private static bool HasOffset(object value) => value is DateTimeOffset or DateTime { Kind: DateTimeKind.Utc };

    private static object? Attribute(DateTime moment, bool isDate, string name) => name switch
    {
        "year" => (long)moment.Year,
        "month" => (long)moment.Month,
        "day" => (long)moment.Day,
        _ when isDate => null,
        "hour" => (long)moment.Hour,
        "minute" => (long)moment.Minute,
        "second" => (long)moment.Second,
        "microsecond" => moment.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond,
        _ => null,
    };

    private static object? Attribute(TimeSpan span, string name) => name switch
    {
        "days" => (long)Math.Floor(span.TotalDays),
        "seconds" => (long)(span - TimeSpan.FromDays((int)Math.Floor(span.TotalDays))).TotalSeconds,
        "microseconds" => span.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond,
        _ => null,
    };

    private static object Replace(object value, Bound a)
    {
        var old = ToDateTime(value);
        try
        {
            var moment = new DateTime(
                a.Int(0, old.Year), a.Int(1, old.Month), a.Int(2, old.Day), a.Int(3, old.Hour), a.Int(4, old.Minute), a.Int(5, old.Second), old.Kind);
            moment = moment.AddMicroseconds(a.Int(6, (int)(old.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond)));
            return value switch
            {
                DateTime or DateTimeOffset when a.Has(7) => WithZone(moment, a[7]),
                TimeOnly => TimeOnly.FromDateTime(moment),
                DateOnly => DateOnly.FromDateTime(moment),
                DateTimeOffset offset => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Unspecified), offset.Offset),
                _ => moment,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Fault.Value("there is no such date or time");
        }
    }
}
