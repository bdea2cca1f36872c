using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>A number, date, instant or flag, with the rule that its value must keep.</summary>
internal sealed class ValueField<TRow, TValue>(string name, Func<TRow, TValue?> get, ValueRule<TValue> rule, bool nullable)
    : Field<TRow>(new ValueColumn<TRow, TValue>(name, get, nullable))
    where TValue : struct
{
    protected override bool IsMissing(TRow row) => !get(row).HasValue;

    protected override Refusal? CheckValue(TRow row, DateOnly lastDate) => rule(Column.Name, get(row).GetValueOrDefault(), lastDate);
}
