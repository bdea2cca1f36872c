using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>Takes the values of one row in the order of the dataset's columns, and refuses what does not fit them.</summary>
public sealed class RowWriter
{
    private readonly string dataset;
    private readonly Column[] columns;
    private readonly RowHead head;
    private readonly Func<DateOnly?, StagedPart> partOf;
    private StagedPart? part;
    private int next;

    /// <summary>A writer that asks with the partition date of each row for the part to which it belongs.</summary>
    internal RowWriter(Dataset dataset, Func<DateOnly?, StagedPart> partOf)
    {
        this.dataset = dataset.Name;
        columns = [.. dataset.Columns];
        head = new RowHead(dataset);
        this.partOf = partOf;
    }

    public RowWriter Append(string? value)
    {
        if (Expect(ColumnType.Text, value is null) is { } appender)
            appender.Append(value);
        else
            Keep(RowCell.Of(value));
        return this;
    }

    public RowWriter Append(DateOnly? value)
    {
        if (Expect(ColumnType.Date, value is null) is { } appender)
            appender.Append(value);
        else
            Keep(RowCell.Of(value));
        return this;
    }

    /// <summary>An instant; it is stored in UTC, to the microsecond.</summary>
    public RowWriter Append(DateTimeOffset? value)
    {
        if (Expect(ColumnType.Timestamp, value is null) is { } appender)
            appender.Append(value?.UtcDateTime);
        else
            Keep(RowCell.Of(value));
        return this;
    }

    public RowWriter Append(double? value)
    {
        if (Expect(ColumnType.Double, value is null) is { } appender)
            appender.Append(value);
        else
            Keep(RowCell.Of(value));
        return this;
    }

    public RowWriter Append(long? value)
    {
        if (Expect(ColumnType.Integer, value is null) is { } appender)
            appender.Append(value);
        else
            Keep(RowCell.Of(value));
        return this;
    }

    public RowWriter Append(decimal? value)
    {
        if (Expect(ColumnType.Money, value is null) is { } appender)
            appender.Append(value);
        else
            Keep(RowCell.Of(value));
        return this;
    }

    public RowWriter Append(bool? value)
    {
        if (Expect(ColumnType.Boolean, value is null) is { } appender)
            appender.Append(value);
        else
            Keep(RowCell.Of(value));
        return this;
    }

    internal void EndRow(string requestId)
    {
        if (next < columns.Length)
            throw new InvalidOperationException($"dataset {dataset}: a row ends before column '{columns[next].Name}'.");
        var ended = part ?? Choose();
        ended.Appender.Append(requestId);
        ended.EndRow(head);
        (part, next) = (null, 0);
    }

    // The appender of the value's row, or null as long as it is not known which that is.
    private DuckDbAppender? Expect(ColumnType type, bool isNull)
    {
        if (next == columns.Length)
            throw new InvalidOperationException($"dataset {dataset}: a row has more than {columns.Length} values.");

        var column = columns[next];
        if (column.Type != type)
            throw new InvalidOperationException($"dataset {dataset}: column '{column.Name}' is {column.Type}, the value {type}.");
        if (isNull && !column.Nullable)
            throw new PipelineException($"dataset {dataset}: column '{column.Name}' must have a value. Refuse such a row instead.");
        if (next < head.Length)
            return null;
        next++;
        return (part ??= Choose()).Appender;
    }

    private void Keep(in RowCell cell) => head.Set(next++, cell);

    private StagedPart Choose()
    {
        var chosen = partOf(head.Date);
        head.WriteTo(chosen.Appender);
        return chosen;
    }
}
