using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A column of a dataset, and where its value is in a row. Rows are written column by column, many at a time.</summary>
public abstract class RowColumn<TRow>
{
    private protected RowColumn(Column column) => Column = column;

    public Column Column { get; }

    /// <summary>The value of a date column.</summary>
    internal virtual DateOnly? DateOf(TRow row) => throw new InvalidOperationException($"column '{Column.Name}' is {Column.Type}, not Date");

    /// <summary>How the rows are sorted by this column; null when only DuckDB knows.</summary>
    internal abstract int? Compare(TRow earlier, TRow later);

    /// <summary>Appends the values of the rows; an error when one is missing that must not be.</summary>
    internal void Append(DuckDbRows held, ReadOnlySpan<TRow> rows, string dataset)
    {
        if (Append(held, rows) > 0 && !Column.Nullable)
            throw new PipelineException($"dataset {dataset}: column '{Column.Name}' must have a value. Refuse such a row instead.");
    }

    /// <summary>Appends the values of the rows, and returns how many are missing.</summary>
    private protected abstract int Append(DuckDbRows held, ReadOnlySpan<TRow> rows);
}
