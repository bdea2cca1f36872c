using System.Data.Common;

namespace SectorPipeline.Alerts;

/// <summary>The columns of a row, one after the other.</summary>
internal struct SqlRow(DbDataReader reader)
{
    private int column = -1;

    public string Text() => OptionalText() ?? "";

    public string? OptionalText() => reader.IsDBNull(++column) ? null : reader.GetString(column);

    public T Word<T>()
        where T : struct, Enum => OptionalWord<T>() ?? default;

    public T? OptionalWord<T>()
        where T : struct, Enum => OptionalText() is { } text ? Words.Parse<T>(text) : null;

    public long Number() => reader.GetInt64(++column);

    public double? Double() => reader.IsDBNull(++column) ? null : reader.GetDouble(column);

    public bool Flag() => reader.GetBoolean(++column);

    public DateOnly Date() => reader.GetFieldValue<DateOnly>(++column);

    public DateTimeOffset Instant() => OptionalInstant() ?? default;

    public DateTimeOffset? OptionalInstant() =>
        reader.IsDBNull(++column) ? null : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));
}
