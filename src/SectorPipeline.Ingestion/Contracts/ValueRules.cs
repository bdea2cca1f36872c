using System.Globalization;

namespace SectorPipeline.Ingestion;

/// <summary>The rules that contracts give to their columns.</summary>
internal static class ValueRules
{
    // Beyond it a whole number that travelled as a floating-point one may have lost its last digit.
    private const long LargestWhole = 1L << 53;

    // decimal(28, 4) has 24 digits before the point.
    private const decimal LargestMoney = 1e24m;

    public static Refusal? Finite(string name, double value, DateOnly lastDate) =>
        double.IsFinite(value) ? null : new Refusal("finite", $"{name} is not a finite number");

    public static Refusal? Positive(string name, double value, DateOnly lastDate) =>
        Finite(name, value, lastDate) ?? (value > 0 ? null : Range(name, value, "is not above 0"));

    public static Refusal? NotNegative(string name, double value, DateOnly lastDate) =>
        Finite(name, value, lastDate) ?? (value >= 0 ? null : Range(name, value, "is below 0"));

    public static Refusal? NotNegative(string name, long value, DateOnly lastDate) => value switch
    {
        < 0 => Range(name, value, "is below 0"),
        > LargestWhole => Range(name, value, "is beyond 2^53"),
        _ => null,
    };

    public static Refusal? Whole(string name, long value, DateOnly lastDate) => null;

    public static Refusal? Money(string name, decimal value, DateOnly lastDate) =>
        Math.Abs(value) < LargestMoney ? null : Range(name, value, "has more than 24 digits");

    public static Refusal? NotNegativeMoney(string name, decimal value, DateOnly lastDate) =>
        value < 0 ? Range(name, value, "is below 0") : Money(name, value, lastDate);

    public static Refusal? AnyDate(string name, DateOnly value, DateOnly lastDate) => null;

    public static Refusal? NotLater(string name, DateOnly value, DateOnly lastDate) =>
        value <= lastDate ? null : new Refusal("date", $"{name} {Text(value)} is after {Text(lastDate)}, the last that was asked for");

    public static Refusal? AnyInstant(string name, DateTimeOffset value, DateOnly lastDate) => null;

    public static Refusal? AnyFlag(string name, bool value, DateOnly lastDate) => null;

    /// <summary>The value as messages write it.</summary>
    public static string Text(IFormattable? value) => value switch
    {
        null => "nothing",
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString(null, CultureInfo.InvariantCulture),
    };

    private static Refusal Range(string name, IFormattable value, string what) => new("range", $"{name} {Text(value)} {what}");
}
