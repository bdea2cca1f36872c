using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A dataset of rows of one type, whose columns say where their values are in a row.</summary>
public sealed class Dataset<TRow>(string name, IReadOnlyList<RowColumn<TRow>> columns)
    : Dataset(name, [.. columns.Select(column => column.Column)])
{
    private readonly RowColumn<TRow>[] all = [.. columns];
    private readonly Dictionary<string, RowColumn<TRow>> byName = columns.ToDictionary(column => column.Column.Name, StringComparer.Ordinal);

    private RowColumn<TRow>? Partition => field ??= PartitionDate is { } date ? byName[date] : null;

    private RowColumn<TRow>[] Order => field ??= [.. OrderBy.Select(column => byName[column])];

    /// <summary>The date whose year is the partition; null when the row or the dataset has none.</summary>
    internal DateOnly? DateOf(TRow row) => Partition?.DateOf(row);

    /// <summary>Whether DuckDB would sort the row behind, or beside, the one before it.</summary>
    internal bool Follows(TRow row, TRow before)
    {
        foreach (var column in Order)
        {
            switch (column.Compare(before, row))
            {
                case null or > 0:
                    return false;
                case < 0:
                    return true;
            }
        }

        return true;
    }

    /// <summary>Appends the columns of the rows, without what the lake adds to them.</summary>
    internal void Append(DuckDbRows held, ReadOnlySpan<TRow> rows)
    {
        foreach (var column in all)
            column.Append(held, rows, Name);
    }
}
