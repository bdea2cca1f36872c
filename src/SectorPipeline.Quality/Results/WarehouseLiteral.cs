using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Quality.Results;

/// <summary>Values as every warehouse writes them: rows go in by the hundred in one statement, on engines that take parameters one by one.</summary>
internal static class WarehouseLiteral
{
    public static string Of(object? value, SqlDialect dialect) => value switch
    {
        null => "null",
        // PostgreSQL keeps no text with a NUL, which vendors could send.
        string text => dialect.Literal(text.Replace("\0", "", StringComparison.Ordinal)),
        bool flag => flag ? "true" : "false",
        DateOnly date => $"cast('{date.ToString("O", CultureInfo.InvariantCulture)}' as date)",
        DateTime instant => $"cast('{instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}' as timestamp)",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a {value.GetType().Name} has no literal", nameof(value)),
    };
}
