using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A time zone as pytz and datetime.timezone give it.</summary>
internal sealed class TimeZoneValue(TimeZoneInfo zone, string name) : IJinjaTimeZone
{
    public static TimeZoneValue Utc { get; } = new(TimeZoneInfo.Utc, "UTC");

    public string TypeName => "tzinfo";

    public IEnumerable<string> MemberNames => ["zone", "localize", "normalize"];

    public TimeSpan OffsetAt(DateTimeOffset instant) => zone.GetUtcOffset(instant);

    public TimeSpan OffsetOf(DateTime local) => zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "zone" => ToString(),
            "localize" => new JinjaFunction(name, Localize),
            "normalize" => new JinjaFunction(name, arguments => Convert(arguments.Value<DateTimeOffset>(0, "dt", "a datetime with a time zone"))),
            _ => null,
        };
        return value is not null;
    }

    public override string ToString() => name;

    private object Convert(DateTimeOffset moment) => moment.ToOffset(OffsetAt(moment));

    private object Localize(JinjaArguments arguments)
    {
        var local = DateTime.SpecifyKind(arguments.Value<DateTime>(0, "dt", "a datetime without a time zone"), DateTimeKind.Unspecified);
        return new DateTimeOffset(local, OffsetOf(local));
    }
}
