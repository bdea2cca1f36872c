using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A column of dates, instants (stored in UTC, to the microsecond), numbers or flags.</summary>
public sealed class ValueColumn<TRow, TValue>(string name, Func<TRow, TValue?> get, bool nullable = true)
    : RowColumn<TRow>(new Column(name, ColumnTypes.Of<TValue>(), nullable))
    where TValue : struct
{
    internal override DateOnly? DateOf(TRow row) => get is Func<TRow, DateOnly?> date ? date(row) : base.DateOf(row);

    internal override int? Compare(TRow earlier, TRow later) =>
        get(earlier) is { } before && get(later) is { } after && !IsNotANumber(before) && !IsNotANumber(after)
            ? Comparer<TValue>.Default.Compare(before, after)
            : null;

    private protected override int Append(DuckDbRows held, ReadOnlySpan<TRow> rows) => held.Append(rows, get);

    private static bool IsNotANumber(TValue value) => value is double.NaN;
}
