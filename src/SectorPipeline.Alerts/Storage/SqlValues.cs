using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>Values as literals that every engine reads alike; null becomes null.</summary>
internal sealed class SqlValues(SqlDialect dialect)
{
    public string Text(string? text) => text is null ? "null" : dialect.Literal(text.Replace("\0", "", StringComparison.Ordinal));

    public string Word<T>(T? word)
        where T : struct, Enum => word is { } value ? Text(Words.Of(value)) : "null";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(double? number) =>
        // As a text, because a number without an exponent is a decimal first, with fewer digits.
        number is { } value ? $"cast('{value.ToString("R", CultureInfo.InvariantCulture)}' as double precision)" : "null";

    public static string Flag(bool flag) => flag ? "true" : "false";

    public static string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"cast('{date:yyyy-MM-dd}' as date)");

    public static string Instant(DateTimeOffset? at) =>
        at is { } value ? string.Create(CultureInfo.InvariantCulture, $"cast('{value.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}' as timestamp)") : "null";

    /// <summary>The values in parentheses, for VALUES.</summary>
    public static string Row(params IEnumerable<string> values) => $"({string.Join(", ", values)})";
}
