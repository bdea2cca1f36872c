using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A value that waits until it is known which file its row belongs to.</summary>
internal readonly record struct RowCell(ColumnType Type, bool IsNull, string? Text, long Number, decimal Money)
{
    // From here on, the order of UTF-16 is not that of UTF-8, by which DuckDB sorts.
    private const char FirstSurrogate = '\uD800';

    public static RowCell Of(string? value) => new(ColumnType.Text, value is null, value, 0, 0);

    public static RowCell Of(DateOnly? value) => new(ColumnType.Date, value is null, null, value?.DayNumber ?? 0, 0);

    public static RowCell Of(DateTimeOffset? value) => new(ColumnType.Timestamp, value is null, null, value?.UtcTicks ?? 0, 0);

    public static RowCell Of(double? value) => new(ColumnType.Double, value is null, null, BitConverter.DoubleToInt64Bits(value ?? 0), 0);

    public static RowCell Of(long? value) => new(ColumnType.Integer, value is null, null, value ?? 0, 0);

    public static RowCell Of(decimal? value) => new(ColumnType.Money, value is null, null, 0, value ?? 0);

    public static RowCell Of(bool? value) => new(ColumnType.Boolean, value is null, null, value is true ? 1 : 0, 0);

    public DateOnly? Date => IsNull ? null : DateOnly.FromDayNumber((int)Number);

    public void WriteTo(DuckDbAppender appender) => _ = IsNull ? appender.AppendNull() : Type switch
    {
        ColumnType.Text => appender.Append(Text),
        ColumnType.Date => appender.Append(Date),
        ColumnType.Timestamp => appender.Append((DateTime?)new DateTime(Number, DateTimeKind.Utc)),
        ColumnType.Double => appender.Append((double?)BitConverter.Int64BitsToDouble(Number)),
        ColumnType.Integer => appender.Append((long?)Number),
        ColumnType.Money => appender.Append((decimal?)Money),
        _ => appender.Append((bool?)(Number != 0)),
    };

    /// <summary>How the cell is sorted against a later one; null when only DuckDB knows.</summary>
    public int? CompareTo(in RowCell later)
    {
        if (IsNull || later.IsNull)
            return null;
        return Type switch
        {
            ColumnType.Text => Compare(Text, later.Text),
            ColumnType.Double => Compare(BitConverter.Int64BitsToDouble(Number), BitConverter.Int64BitsToDouble(later.Number)),
            ColumnType.Money => Money.CompareTo(later.Money),
            _ => Number.CompareTo(later.Number),
        };
    }

    private static int? Compare(string? earlier, string? later) =>
        ReferenceEquals(earlier, later) ? 0
        : earlier.AsSpan().IndexOfAnyInRange(FirstSurrogate, char.MaxValue) >= 0 || later.AsSpan().IndexOfAnyInRange(FirstSurrogate, char.MaxValue) >= 0 ? null
        : string.CompareOrdinal(earlier, later);

    private static int? Compare(double earlier, double later) =>
        double.IsNaN(earlier) || double.IsNaN(later) ? null : earlier.CompareTo(later);
}
