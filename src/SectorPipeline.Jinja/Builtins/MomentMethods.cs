using System.Globalization;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Attributes and methods of dates, instants and time spans.</summary>
internal static class MomentMethods
{
    public static readonly MethodTable<object> Table = Create();

    private static readonly string[] Attributes = ["year", "month", "day", "hour", "minute", "second", "microsecond", "days", "seconds"];

    public static IEnumerable<string> Names => Attributes.Concat(Table);

    public static bool TryAttribute(object target, string name, out object? value)
    {
        value = target switch
        {
            TimeSpan span => Attribute(span, name),
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
        table.Add("timestamp", value => ToOffset(value).ToUnixTimeMilliseconds() / 1000.0);
        table.Add("total_seconds", value => value is TimeSpan span ? span.TotalSeconds : throw Fault.Type("only a timedelta has total_seconds"));
        table.Add("replace", ["year?", "month?", "day?", "hour?", "minute?", "second?", "microsecond?"], Replace);
        return table;
    }

    private static DateTime ToDateTime(object value) => value switch
    {
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        DateTime moment => moment,
        DateTimeOffset moment => moment.DateTime,
        _ => throw Fault.Type($"a {TypeNames.Of(value)} is no date"),
    };

    private static DateTimeOffset ToOffset(object value) => value is DateTimeOffset moment
        ? moment
        : new DateTimeOffset(DateTime.SpecifyKind(ToDateTime(value), DateTimeKind.Unspecified), TimeSpan.Zero);

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
