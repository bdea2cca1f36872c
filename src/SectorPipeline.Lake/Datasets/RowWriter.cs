using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>Takes the values of one row in the order of the dataset's columns, and refuses what does not fit them.</summary>
public sealed class RowWriter
{
    private readonly string dataset;
    private readonly Column[] columns;
    private readonly DuckDbAppender appender;
    private int next;

    internal RowWriter(string dataset, IReadOnlyList<Column> columns, DuckDbAppender appender)
    {
        this.dataset = dataset;
        this.columns = [.. columns];
        this.appender = appender;
    }

    public RowWriter Append(string? value)
    {
        Expect(ColumnType.Text, value is null);
        appender.Append(value);
        return this;
    }

    public RowWriter Append(DateOnly? value)
    {
        Expect(ColumnType.Date, value is null);
        appender.Append(value);
        return this;
    }

    /// <summary>An instant; it is stored in UTC, to the microsecond.</summary>
    public RowWriter Append(DateTimeOffset? value)
    {
        Expect(ColumnType.Timestamp, value is null);
        appender.Append(value?.UtcDateTime);
        return this;
    }

    public RowWriter Append(double? value)
    {
        Expect(ColumnType.Double, value is null);
        appender.Append(value);
        return this;
    }

    public RowWriter Append(long? value)
    {
        Expect(ColumnType.Integer, value is null);
        appender.Append(value);
        return this;
    }

    public RowWriter Append(decimal? value)
    {
        Expect(ColumnType.Money, value is null);
        appender.Append(value);
        return this;
    }

    public RowWriter Append(bool? value)
    {
        Expect(ColumnType.Boolean, value is null);
        appender.Append(value);
        return this;
    }

    internal void EndRow(string requestId)
    {
        if (next < columns.Length)
            throw new InvalidOperationException($"dataset {dataset}: a row ends before column '{columns[next].Name}'.");
        appender.Append(requestId);
        appender.EndRow();
        next = 0;
    }

    private void Expect(ColumnType type, bool isNull)
    {
        if (next == columns.Length)
            throw new InvalidOperationException($"dataset {dataset}: a row has more than {columns.Length} values.");

        var column = columns[next++];
        if (column.Type != type)
            throw new InvalidOperationException($"dataset {dataset}: column '{column.Name}' is {column.Type}, the value {type}.");
        if (isNull && !column.Nullable)
            throw new PipelineException($"dataset {dataset}: column '{column.Name}' must have a value. Refuse such a row instead.");
    }
}
