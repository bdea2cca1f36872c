using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A column of texts.</summary>
public sealed class TextColumn<TRow>(string name, Func<TRow, string?> get, bool nullable = true)
    : RowColumn<TRow>(new Column(name, ColumnType.Text, nullable))
{
    // From here on, the order of UTF-16 is not that of UTF-8, by which DuckDB sorts.
    private const char FirstSurrogate = '\uD800';

    internal override int? Compare(TRow earlier, TRow later)
    {
        if (get(earlier) is not { } before || get(later) is not { } after)
            return null;
        if (ReferenceEquals(before, after))
            return 0;
        return IsSortedAsUtf8(before) && IsSortedAsUtf8(after) ? string.CompareOrdinal(before, after) : null;
    }

    private protected override int Append(DuckDbRows held, ReadOnlySpan<TRow> rows) => held.Append(rows, get);

    private static bool IsSortedAsUtf8(string text) => text.AsSpan().IndexOfAnyInRange(FirstSurrogate, char.MaxValue) < 0;
}
