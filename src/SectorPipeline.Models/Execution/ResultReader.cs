using System.Data.Common;

namespace SectorPipeline.Models;

/// <summary>Reads the rows of a statement.</summary>
internal static class ResultReader
{
    public static string[] Columns(DbDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    public static object?[] Row(DbDataReader reader, Func<object, object?> convert)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : convert(reader.GetValue(i));
        return row;
    }

    /// <summary>All rows, with values as templates know them.</summary>
    public static ResultTable Table(DbDataReader reader)
    {
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
            rows.Add(Row(reader, ToTemplate));
        return new ResultTable(Columns(reader), rows);
    }

    public static IReadOnlyList<ColumnDescription> Describe(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => new ColumnDescription(reader.GetName(i), reader.GetDataTypeName(i)))];

    /// <summary>At most so many rows, and the columns whose values .NET's types cannot hold.</summary>
    public static async Task<ShownRows> ShownAsync(DbDataReader reader, int limit, CancellationToken cancellation)
    {
        var rows = new List<IReadOnlyList<object?>>();
        var unreadable = Intervals(reader);
        var more = false;
        while (reader.FieldCount > 0 && !more && await reader.ReadAsync(cancellation))
        {
            more = rows.Count == limit;
            if (!more)
                rows.Add(ReadableRow(reader, unreadable));
        }

        return new ShownRows(Columns(reader), rows, more, unreadable);
    }

    private static HashSet<int> Intervals(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetDataTypeName(i).Contains("interval", StringComparison.OrdinalIgnoreCase))];

    private static object?[] ReadableRow(DbDataReader reader, HashSet<int> unreadable)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
        {
            try
            {
                row[i] = unreadable.Contains(i) || reader.IsDBNull(i) ? null : reader.GetValue(i);
            }
            catch (Exception failure) when (failure is OverflowException or InvalidCastException or NotSupportedException)
            {
                unreadable.Add(i);
            }
        }

        return row;
    }

    // Templates know Python's few types.
    private static object? ToTemplate(object value) =>
        value switch
        {
            decimal number => decimal.IsInteger(number) && Math.Abs(number) < long.MaxValue ? (object)(long)number : number,
            float number => (double)number,
            Guid id => id.ToString(),
            _ => value,
        };
}
