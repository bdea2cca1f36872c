using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>A column of a contract: where its value is in a row, and what the value must be.</summary>
internal abstract class Field<TRow>(RowColumn<TRow> stored)
{
    /// <summary>The column as the lake stores it.</summary>
    public RowColumn<TRow> Stored => stored;

    public Column Column => stored.Column;

    /// <summary>The rule that the value breaks, or null; <paramref name="lastDate"/> is the last day that was asked for.</summary>
    public Refusal? Check(TRow row, DateOnly lastDate) =>
        !IsMissing(row) ? CheckValue(row, lastDate)
        : Column.Nullable ? null
        : new Refusal("required", $"{Column.Name} is missing");

    protected abstract bool IsMissing(TRow row);

    protected abstract Refusal? CheckValue(TRow row, DateOnly lastDate);
}
