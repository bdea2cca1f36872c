using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's <c>datetime</c>; without a zone it is naive and does not compare with those that have one.</summary>
internal sealed class DateTimeValue : IJinjaOperand
{
    private static readonly string[] Attributes = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo"];

    public DateTimeValue(DateTime local, ZoneOffset? zone)
    {
        Local = new DateTime(local.Ticks - local.Ticks % Moments.TicksPerMicrosecond, DateTimeKind.Unspecified);
        Zone = zone;
    }

    public DateTime Local { get; }

    public ZoneOffset? Zone { get; }

    public string TypeName => "datetime";

    public IEnumerable<string> MemberNames =>
        [.. Attributes, .. DateMembers.Names, "replace", "date", "time", "timestamp", "astimezone", "utcoffset", "tzname", "dst"];

    public string Repr
    {
        get
        {
            var date = string.Create(CultureInfo.InvariantCulture, $"{Local.Year}, {Local.Month}, {Local.Day}");
            var zone = Zone is null ? "" : $", tzinfo={Zone.Zone.Repr}";
            return $"datetime.datetime({date}, {TimeFormat.Parts(TimeOnly.FromDateTime(Local))}{zone})";
        }
    }

    /// <summary>The instant in UTC; a naive datetime counts as UTC.</summary>
    public DateTime Utc => Local - (Zone?.Offset ?? TimeSpan.Zero);

    public static DateTimeValue FromUtc(DateTimeOffset instant, ZoneValue zone) => new DateTimeValue(instant.UtcDateTime, ZoneValue.Utc.At(instant.UtcDateTime)).In(zone);

    public static DateTimeValue FromTimestamp(JinjaArguments arguments)
    {
        var seconds = TimeArguments.Number(arguments.Required(0, "timestamp"), "timestamp");
        if (Math.Abs(seconds) > 253_402_300_799)
            throw TimeArguments.Fault("the timestamp is out of range");
        var utc = DateTime.UnixEpoch.AddTicks((long)Math.Round(seconds * 1e6) * Moments.TicksPerMicrosecond);
        return Moments.Zone(arguments.Optional(1, "tz")) is { } zone ? FromUtc(new DateTimeOffset(utc, TimeSpan.Zero), zone) : new DateTimeValue(utc, null);
    }

    /// <summary>The same instant on the clocks of a zone.</summary>
    public DateTimeValue In(ZoneValue zone)
    {
        var at = zone.At(Utc);
        return new DateTimeValue(Utc + at.Offset, at);
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = DateMembers.Find(name, Local, Iso("T"), Zone) is { } shared && name != "isoformat" ? shared : Own(name);
        return value is not null || name == "tzinfo";
    }

    public bool TryApply(string operation, object? other, bool isLeft, out object? result)
    {
        result = (operation, Moments.Wrap(other)) switch
        {
            ("+", DeltaValue delta) => new DateTimeValue(Local + delta.Span, Zone),
            ("-", DeltaValue delta) when isLeft => new DateTimeValue(Local - delta.Span, Zone),
            ("-", DateTimeValue moment) => Difference(isLeft ? this : moment, isLeft ? moment : this),
            _ => null,
        };
        return result is not null;
    }

    public int? CompareWith(object? other)
    {
        if (Moments.Wrap(other) is not DateTimeValue moment)
            return null;
        return moment.Zone is null == Zone is null
            ? Utc.CompareTo(moment.Utc)
            : throw Mixed("compare");
    }

    public override bool Equals(object? obj) =>
        Moments.Wrap(obj) is DateTimeValue moment && moment.Zone is null == Zone is null && moment.Utc == Utc;

    public override int GetHashCode() => Utc.GetHashCode();

    public override string ToString() => Iso(" ");

    private string Iso(string separator) =>
        Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + separator
        + Local.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + TimeFormat.Fraction(Local.Ticks)
        + (Zone is null ? "" : TimeFormat.Offset(Zone.Offset, ":"));

    private object? Own(string name) => name switch
    {
        "hour" => (long)Local.Hour,
        "minute" => (long)Local.Minute,
        "second" => (long)Local.Second,
        "microsecond" => Moments.Microsecond(Local.Ticks),
        "tzinfo" => Zone?.Zone,
        "isoformat" => new JinjaFunction(name, arguments => arguments.Optional(1, "timespec") is string precision
            ? TimeText.Cut(Iso(arguments.Optional(0, "sep", "T") as string ?? "T"), Local, precision)
            : Iso(arguments.Optional(0, "sep", "T") as string ?? "T")),
        "date" => new JinjaFunction(name, _ => new DateValue(DateOnly.FromDateTime(Local))),
        "time" => new JinjaFunction(name, _ => new TimeValue(TimeOnly.FromDateTime(Local))),
        "timestamp" => new JinjaFunction(name, _ => (Utc - DateTime.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond),
        "astimezone" => new JinjaFunction(name, arguments => In(Moments.Zone(arguments.Optional(0, "tz")) ?? ZoneValue.Utc)),
        "utcoffset" => new JinjaFunction(name, _ => Zone is null ? null : new DeltaValue(Zone.Offset)),
        "tzname" => new JinjaFunction(name, _ => Zone?.Name),
        "dst" => new JinjaFunction(name, _ => Zone?.Zone.Daylight(Local)),
        "replace" => new JinjaFunction(name, Replace),
        _ => null,
    };

    private DateTimeValue Replace(JinjaArguments arguments)
    {
        var date = TimeArguments.Date(arguments.Whole(0, "year", Local.Year), arguments.Whole(1, "month", Local.Month), arguments.Whole(2, "day", Local.Day));
        var time = TimeArguments.Time(
            arguments.Whole(3, "hour", Local.Hour),
            arguments.Whole(4, "minute", Local.Minute),
            arguments.Whole(5, "second", Local.Second),
            arguments.Whole(6, "microsecond", (int)Moments.Microsecond(Local.Ticks)));
        var local = date.ToDateTime(time);
        return arguments.TryGet(7, "tzinfo", out var zone)
            ? new DateTimeValue(local, Moments.Zone(zone)?.AtLocal(local))
            : new DateTimeValue(local, Zone);
    }

    private static DeltaValue Difference(DateTimeValue later, DateTimeValue earlier) => later.Zone is null == earlier.Zone is null
        ? new DeltaValue(later.Utc - earlier.Utc)
        : throw Mixed("subtract");

    private static JinjaFaultException Mixed(string what) => new(
        JinjaErrorKind.Type,
        $"cannot {what} a datetime with a time zone and one without.",
        " Give the other one a zone with modules.pytz.utc.localize(…), or drop it with .replace(tzinfo=none).");
}
