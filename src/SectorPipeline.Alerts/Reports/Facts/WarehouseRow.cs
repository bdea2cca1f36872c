using System.Data.Common;
using System.Globalization;

namespace SectorPipeline.Alerts;

/// <summary>The row that a reader is at, in the types of reports whatever the engine sends.</summary>
internal readonly struct WarehouseRow(DbDataReader reader)
{
    public string Text(string column) => OptionalText(column) ?? "";

    public string? OptionalText(string column) => Value(column) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A finite number; null where there is none.</summary>
    public double? Number(string column) =>
        Value(column) is { } value && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;

    public long Whole(string column) => OptionalWhole(column) ?? 0;

    public long? OptionalWhole(string column) => Value(column) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    public bool? Flag(string column) => Value(column) as bool?;

    public DateOnly Date(string column) =>
        OptionalDate(column) ?? throw new InvalidOperationException($"The column {column} holds no date.");

    public DateOnly? OptionalDate(string column) => Value(column) switch
    {
        DateOnly date => date,
        DateTime instant => DateOnly.FromDateTime(instant),
        _ => null,
    };

    /// <summary>A moment in UTC.</summary>
    public DateTime? Instant(string column) => Value(column) switch
    {
        DateTime instant => DateTime.SpecifyKind(instant, DateTimeKind.Utc),
        DateTimeOffset instant => instant.UtcDateTime,
        _ => null,
    };

    private object? Value(string column) => reader.GetValue(reader.GetOrdinal(column)) is var value and not DBNull ? value : null;
}
