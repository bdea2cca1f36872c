using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace SectorPipeline.Alerts;

/// <summary>The values of a row as templates know them, alike on every engine.</summary>
internal static class RowValues
{
    public static Dictionary<string, object?> Read(DbDataReader row)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var column = 0; column < row.FieldCount; column++)
            values[row.GetName(column)] = row.IsDBNull(column) ? null : Of(row.GetValue(column));
        return values;
    }

    private static object Of(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        BigInteger whole => (long)whole,
        sbyte or byte or short or ushort or int or uint or ulong => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => value,
    };
}
