using System.Globalization;

namespace SectorPipeline.App.Host;

/// <summary>Values of a request in the types of the engine.</summary>
internal static class MartValue
{
    /// <summary>The value; null when the text is none of the type.</summary>
    public static object? Parse(string type, string text) => KindOf(type) switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        "timestamp" => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? DateTime.SpecifyKind(instant, DateTimeKind.Unspecified) : null,
        "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
        "whole" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        "boolean" => bool.TryParse(text, out var flag) ? flag : null,
        _ => text,
    };

    private static string KindOf(string type)
    {
        var name = type.ToLowerInvariant();
        return name switch
        {
            "date" => "date",
            "boolean" => "boolean",
            "bigint" or "integer" or "smallint" or "tinyint" or "hugeint" => "whole",
            _ when name.StartsWith("timestamp", StringComparison.Ordinal) => "timestamp",
            _ when name.StartsWith("double", StringComparison.Ordinal) || name.StartsWith("decimal", StringComparison.Ordinal)
                || name is "real" or "float" or "numeric" => "number",
            _ => "text",
        };
    }
}
