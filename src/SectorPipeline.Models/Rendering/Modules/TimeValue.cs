using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's <c>time</c>: a time of day without a zone.</summary>
internal sealed class TimeValue(TimeOnly time) : IJinjaOperand
{
    public TimeOnly Time { get; } = time;

    public string TypeName => "time";

    public IEnumerable<string> MemberNames => ["hour", "minute", "second", "microsecond", "strftime", "isoformat", "replace"];

    public string Repr => $"datetime.time({TimeFormat.Parts(Time)})";

    public static ClassValue Class { get; } = new(
        "datetime.time",
        arguments => Create(arguments, default),
        MemberTable.Of(("fromisoformat", arguments => new TimeValue(TimeText.IsoTime(arguments.Text(0, "time_string")))))
            .With("min", new TimeValue(TimeOnly.MinValue))
            .With("max", new TimeValue(new TimeOnly(23, 59, 59, 999, 999))));

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "hour" => (long)Time.Hour,
            "minute" => (long)Time.Minute,
            "second" => (long)Time.Second,
            "microsecond" => Moments.Microsecond(Time.Ticks),
            "strftime" => new JinjaFunction(name, arguments => TimeFormat.Format(arguments.Text(0, "format"), new DateTime(new DateOnly(1900, 1, 1), Time), null)),
            "isoformat" => new JinjaFunction(name, _ => ToString()),
            "replace" => new JinjaFunction(name, arguments => Create(arguments, Time)),
            _ => null,
        };
        return value is not null || name == "tzinfo";
    }

    public bool TryApply(string operation, object? other, bool isLeft, out object? result)
    {
        result = null;
        return false;
    }

    public int? CompareWith(object? other) => Moments.Wrap(other) is TimeValue time ? Time.CompareTo(time.Time) : null;

    public override bool Equals(object? obj) => CompareWith(obj) == 0;

    public override int GetHashCode() => Time.GetHashCode();

    public override string ToString() => Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + TimeFormat.Fraction(Time.Ticks);

    private static TimeValue Create(JinjaArguments arguments, TimeOnly fallback) => new(TimeArguments.Time(
        arguments.Whole(0, "hour", fallback.Hour),
        arguments.Whole(1, "minute", fallback.Minute),
        arguments.Whole(2, "second", fallback.Second),
        arguments.Whole(3, "microsecond", (int)Moments.Microsecond(fallback.Ticks))));
}
