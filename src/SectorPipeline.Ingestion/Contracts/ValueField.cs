using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>A number, date, instant or flag, with the rule that its value must keep.</summary>
internal sealed class ValueField<TRow, TValue>(
    Column column, Func<TRow, TValue?> get, Action<RowWriter, TValue?> append, ValueRule<TValue> rule)
    : Field<TRow>(column)
    where TValue : struct
{
    public override void Append(RowWriter writer, TRow row) => append(writer, get(row));

    protected override bool IsMissing(TRow row) => !get(row).HasValue;

    protected override Refusal? CheckValue(TRow row, DateOnly lastDate) => rule(Column.Name, get(row).GetValueOrDefault(), lastDate);
}
