using System.Globalization;

namespace SectorPipeline.Ingestion;

/// <summary>Reads values that vendors write as text, with all their ways to write nothing.</summary>
internal static class VendorText
{
    private const int LongestShown = 100;

    /// <summary>The trimmed text, or null for null, "", "None", "-", ".", "null", "n/a" and "NaN".</summary>
    public static string? Known(string? text) =>
        text?.Trim() is { Length: > 0 } trimmed && trimmed is not ("None" or "-" or "." or "null" or "n/a" or "N/A" or "NaN") ? trimmed : null;

    /// <summary>The number, null where it is missing; adds to <paramref name="faults"/> where it is no number.</summary>
    public static double? Number(string name, string? text, ref string? faults)
    {
        if (Known(text) is not { } known)
            return null;
        if (double.TryParse(known, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        faults = Fault(faults, name, known, "a number");
        return null;
    }

    /// <summary>As <see cref="Number"/>, without rounding to a binary fraction.</summary>
    public static decimal? Exact(string name, string? text, ref string? faults)
    {
        if (Known(text) is not { } known)
            return null;
        if (decimal.TryParse(known, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        faults = Fault(faults, name, known, "a number");
        return null;
    }

    /// <summary>The whole number, null where it is missing; 12.0 is whole, 12.5 is a fault.</summary>
    public static long? Whole(string name, string? text, ref string? faults)
    {
        if (Exact(name, text, ref faults) is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue)
            return (long)number;
        faults = Fault(faults, name, text ?? "", "a whole number");
        return null;
    }

    /// <summary>The date, null where it is missing; adds to <paramref name="faults"/> where it is no date.</summary>
    public static DateOnly? Date(string name, string? text, ref string? faults)
    {
        if (Known(text) is not { } known)
            return null;
        if (DateOnly.TryParseExact(known, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        faults = Fault(faults, name, known, "a date");
        return null;
    }

    /// <summary>Adds what is no value of its type to the faults that are known.</summary>
    public static string Fault(string? faults, string name, string text, string type)
    {
        var fault = $"{name} '{Start(text)}' is not {type}";
        return faults is null ? fault : $"{faults}; {fault}";
    }

    /// <summary>What of a value belongs into a message: where a number was expected, there may be a whole document.</summary>
    public static string Start(string text) =>
        text.Length <= LongestShown ? text
        : char.IsHighSurrogate(text[LongestShown - 1]) ? $"{text[..(LongestShown - 1)]}…"
        : $"{text[..LongestShown]}…";
}
