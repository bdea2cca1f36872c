using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>A dataset of rows of one type; <paramref name="append"/> appends the values of a row in the order of the columns.</summary>
public sealed class Dataset<TRow>(string name, IReadOnlyList<Column> columns, Action<RowWriter, TRow> append) : Dataset(name, columns)
{
    internal void Append(RowWriter writer, TRow row) => append(writer, row);
}
