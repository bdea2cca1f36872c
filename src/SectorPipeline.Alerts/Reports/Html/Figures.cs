using System.Globalization;
using System.Text.RegularExpressions;

namespace SectorPipeline.Alerts;

/// <summary>Numbers as people read them: a true minus sign, the same decimals down a column, an en dash for what is not known.</summary>
internal static partial class Figures
{
    public const string Unknown = "–";

    private const string Minus = "\u2212";

    /// <summary>A fraction as a percentage with its sign: 0.01 is +1.00%.</summary>
    public static string Signed(double? fraction, int decimals = 2) => Text(100 * fraction, decimals, plus: "+", unit: "%");

    /// <summary>A fraction as a percentage whose sign goes without saying.</summary>
    public static string Percent(double? fraction, int decimals = 1) => Text(100 * fraction, decimals, plus: "", unit: "%");

    /// <summary>A difference of fractions in percentage points, without the unit.</summary>
    public static string Points(double? difference, int decimals = 2) => Text(100 * difference, decimals, plus: "+", unit: "");

    public static string Number(double? value, int decimals = 2) => Text(value, decimals, plus: "", unit: "");

    public static string Change(double? value, int decimals = 2) => Text(value, decimals, plus: "+", unit: "");

    public static string Count(long? value) => value is { } number ? Typographic(number.ToString("N0", CultureInfo.InvariantCulture)) : Unknown;

    public static string Date(DateOnly? date) => date is { } day ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : Unknown;

    public static string LongDate(DateOnly date) => date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly date) => date.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTime? instant) =>
        instant is { } moment ? moment.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture) : Unknown;

    public static string Seconds(double? seconds) => seconds switch
    {
        null => Unknown,
        < 1 => $"{Number(1000 * seconds, 0)} ms",
        < 120 => $"{Number(seconds, 1)} s",
        _ => $"{Number(seconds / 60, 1)} min",
    };

    /// <summary>A count with its noun: 1 sector, 2 sectors.</summary>
    public static string Counted(long count, string noun, string? plural = null) => $"{Count(count)} {(count == 1 ? noun : plural ?? noun + "s")}";

    // What rounds to nothing has no sign.
    private static string Text(double? value, int decimals, string plus, string unit)
    {
        if (value is not { } number || !double.IsFinite(number))
            return Unknown;
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var sign = rounded switch { < 0 => Minus, > 0 => plus, _ => "" };
        return sign + digits + unit;
    }

    /// <summary>A sentence of the marts as the rest of a page is written: a capital, true minus signs, percentages in one word.</summary>
    public static string Sentence(string? text) => string.IsNullOrEmpty(text)
        ? Unknown
        : char.ToUpperInvariant(text[0]) + HyphenOfNumber().Replace(text[1..], Minus).Replace(" %", "%", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=[\s(])-(?=\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HyphenOfNumber();

    private static string Typographic(string number) => number.Replace("-", Minus, StringComparison.Ordinal);
}
