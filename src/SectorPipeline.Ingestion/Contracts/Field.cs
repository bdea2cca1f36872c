using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>A column of a contract: where its value is in a row, and what the value must be.</summary>
internal abstract class Field<TRow>(Column column)
{
    public Column Column { get; } = column;

    public abstract void Append(RowWriter writer, TRow row);

    /// <summary>The rule that the value breaks, or null; <paramref name="lastDate"/> is the last day that was asked for.</summary>
    public Refusal? Check(TRow row, DateOnly lastDate) =>
        !IsMissing(row) ? CheckValue(row, lastDate)
        : Column.Nullable ? null
        : new Refusal("required", $"{Column.Name} is missing");

    protected abstract bool IsMissing(TRow row);

    protected abstract Refusal? CheckValue(TRow row, DateOnly lastDate);
}
