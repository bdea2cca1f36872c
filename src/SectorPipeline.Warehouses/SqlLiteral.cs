using System.Globalization;

namespace SectorPipeline.Warehouses;

/// <summary>Values as literals that every engine reads alike: rows go in by the hundred in one statement, on engines that take parameters one by one.</summary>
internal static class SqlLiteral
{
    public static string Of(object? value, SqlDialect dialect) => value switch
    {
        null => "null",
        // PostgreSQL keeps no text with a NUL, which vendors could send.
        string text => dialect.Literal(text.Replace("\0", "", StringComparison.Ordinal)),
        bool flag => flag ? "true" : "false",
        DateOnly date => $"cast('{date.ToString("O", CultureInfo.InvariantCulture)}' as date)",
        DateTimeOffset instant => Instant(instant.UtcDateTime),
        DateTime instant => Instant(instant),
        // As a text, because a number without an exponent is a decimal first, with fewer digits.
        double number => $"cast('{number.ToString("R", CultureInfo.InvariantCulture)}' as double precision)",
        int or long or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a {value.GetType().Name} has no literal", nameof(value)),
    };

    private static string Instant(DateTime instant) => $"cast('{instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}' as timestamp)";
}
