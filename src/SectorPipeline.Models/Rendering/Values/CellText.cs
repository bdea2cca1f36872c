using System.Collections;
using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>Writes a value of a result for people, the same in every culture.</summary>
public static class CellText
{
    /// <summary>The text of a value; a null is empty, and NULL where it is part of another value.</summary>
    public static string Of(object? value) => value is null or DBNull ? "" : NotNull(value);

    private static string NotNull(object value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Part(key)}: {Part(map[key])}"))}}}",
            IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Part))}]",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static string Part(object? value) => value is null or DBNull ? "NULL" : NotNull(value);
}
