using System.Globalization;

namespace SectorPipeline.Ingestion;

/// <summary>Reads values that vendors write as text, with all their ways to write nothing.</summary>
internal static class VendorText
{
    /// <summary>The trimmed text, or null for null, "", "None", "-", "." and "null".</summary>
    public static string? Known(string? text) =>
        text?.Trim() is { Length: > 0 } trimmed && trimmed is not ("None" or "-" or "." or "null") ? trimmed : null;

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

    /// <summary>The date, or the first of all with a fault where it is none.</summary>
    public static DateOnly Date(string name, string? text, ref string? faults)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        faults = Fault(faults, name, text ?? "", "a date");
        return date;
    }

    private static string Fault(string? faults, string name, string text, string type)
    {
        var fault = $"{name} '{text}' is not {type}";
        return faults is null ? fault : $"{faults}; {fault}";
    }
}
