using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>The types of plain scalars by the rules of YAML 1.1, which dbt's files are read with: yes and off are booleans.</summary>
internal static class YamlValues
{
    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    public static object? Resolve(string text)
    {
        if (IsNull(text))
            return null;
        if (ToBoolean(text) is { } flag)
            return flag;
        return MayBeNumber(text) ? ToNumber(text) ?? text : text;
    }

    private static object? ToBoolean(string text) =>
        text switch
        {
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
            _ => null,
        };

    private static bool MayBeNumber(string text) => char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.';

    private static object? ToNumber(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (digits.StartsWith("0x", StringComparison.Ordinal))
            return long.TryParse(digits.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return digits switch
        {
            ".inf" or "+.inf" => double.PositiveInfinity,
            "-.inf" => double.NegativeInfinity,
            ".nan" => double.NaN,
            _ => ToDouble(digits) is { } number ? number : null,
        };
    }

    // A number with an exponent needs its point, as in YAML 1.1: 1e3 is a text.
    private static double? ToDouble(string digits) =>
        digits.Contains('.', StringComparison.Ordinal)
        && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
