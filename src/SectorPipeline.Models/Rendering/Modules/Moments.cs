using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Dates, times and spans of .NET as templates see Python's.</summary>
internal static class Moments
{
    public const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>The value as one of Python's; other values stay what they are.</summary>
    public static object? Wrap(object? value) => value switch
    {
        DateOnly date => new DateValue(date),
        TimeOnly time => new TimeValue(time),
        DateTime { Kind: DateTimeKind.Utc } moment => new DateTimeValue(moment, ZoneValue.Utc.At(moment)),
        DateTime moment => new DateTimeValue(moment, null),
        DateTimeOffset moment => new DateTimeValue(moment.DateTime, ZoneValue.Fixed(moment.Offset).At(moment.UtcDateTime)),
        TimeSpan span => new DeltaValue(span),
        _ => value,
    };

    public static DateTimeValue Instant(object? value) => Wrap(value) as DateTimeValue ?? throw Wrong(value, "a datetime");

    public static DateOnly Date(object? value) => Wrap(value) switch
    {
        DateValue date => date.Date,
        DateTimeValue moment => DateOnly.FromDateTime(moment.Local),
        _ => throw Wrong(value, "a date"),
    };

    public static ZoneValue? Zone(object? value) => value switch
    {
        null => null,
        ZoneValue zone => zone,
        _ => throw Wrong(value, "a time zone such as modules.pytz.utc"),
    };

    public static long Microsecond(long ticks) => ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond;

    private static JinjaFaultException Wrong(object? value, string wanted) =>
        new(JinjaErrorKind.Type, $"expected {wanted}, not {JinjaValue.TypeName(value)}");
}
