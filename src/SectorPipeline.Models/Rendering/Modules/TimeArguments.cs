using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Reads the arguments of functions over dates and times.</summary>
internal static class TimeArguments
{
    public static int Whole(this JinjaArguments arguments, int position, string name, int? fallback = null)
    {
        if (!arguments.TryGet(position, name, out var value))
            return fallback ?? throw new JinjaFaultException(JinjaErrorKind.Type, $"missing the required argument '{name}'");
        return JinjaValue.From(value) switch
        {
            long number and >= int.MinValue and <= int.MaxValue => (int)number,
            bool flag => flag ? 1 : 0,
            var other => throw new JinjaFaultException(JinjaErrorKind.Type, $"the argument '{name}' must be a whole number, not {JinjaValue.TypeName(other)}"),
        };
    }

    public static double Number(object? value, string name) => JinjaValue.From(value) switch
    {
        long number => number,
        double number => number,
        decimal number => (double)number,
        bool flag => flag ? 1 : 0,
        var other => throw new JinjaFaultException(JinjaErrorKind.Type, $"the argument '{name}' must be a number, not {JinjaValue.TypeName(other)}"),
    };

    public static DateOnly Date(int year, int month, int day)
    {
        if (year is < 1 or > 9999)
            throw Fault($"year {year} is out of range");
        if (month is < 1 or > 12)
            throw Fault("month must be in 1..12");
        return day < 1 || day > DateTime.DaysInMonth(year, month)
            ? throw Fault("day is out of range for month")
            : new DateOnly(year, month, day);
    }

    public static TimeOnly Time(int hour, int minute, int second, int microsecond)
    {
        Check(hour, 23, "hour");
        Check(minute, 59, "minute");
        Check(second, 59, "second");
        Check(microsecond, 999_999, "microsecond");
        return new TimeOnly(hour, minute, second).Add(TimeSpan.FromMicroseconds(microsecond));
    }

    public static JinjaFaultException Fault(string what, string hint = "") => new(JinjaErrorKind.Value, what, hint);

    private static void Check(int value, int limit, string name)
    {
        if (value < 0 || value > limit)
            throw Fault($"{name} must be in 0..{limit}");
    }
}
