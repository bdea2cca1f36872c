using System.Globalization;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Quality.Running;

/// <summary>Values as DuckDB writes them.</summary>
internal static class SqlLiteral
{
    /// <exception cref="ArgumentException">The value is no text, number, flag, date or list of these.</exception>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => DuckDbDialect.Instance.Literal(text),
        bool flag => flag ? "true" : "false",
        DateOnly date => $"date '{date.ToString("O", CultureInfo.InvariantCulture)}'",
        IEnumerable<DateOnly> dates => $"[{string.Join(", ", dates.Select(date => Of(date)))}]::date[]",
        IEnumerable<object> values => $"[{string.Join(", ", values.Select(Of))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a {value.GetType().Name} has no literal", nameof(value)),
    };
}
