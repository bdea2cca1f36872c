using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The first values of a row, up to the last that decides into which file it goes and whether it is in order there.</summary>
internal sealed class RowHead
{
    private readonly RowCell[] cells;
    private readonly int[] order;
    private readonly int? partition;

    public RowHead(Dataset dataset)
    {
        var names = dataset.Columns.Select(column => column.Name).ToList();
        order = [.. dataset.OrderBy.Select(name => names.IndexOf(name))];
        partition = dataset.PartitionDate is { } date ? names.IndexOf(date) : null;
        cells = new RowCell[order.Append(partition ?? -1).Max() + 1];
    }

    public int Length => cells.Length;

    /// <summary>The date whose year is the partition; null when the row or the dataset has none.</summary>
    public DateOnly? Date => partition is { } index ? cells[index].Date : null;

    public void Set(int index, in RowCell cell) => cells[index] = cell;

    public void WriteTo(DuckDbAppender appender)
    {
        foreach (ref readonly var cell in cells.AsSpan())
            cell.WriteTo(appender);
    }

    /// <summary>Whether the row may follow the one whose sorted values are given, which its own then replace.</summary>
    public bool Follows(ref RowCell[]? before)
    {
        if (before is null)
        {
            before = [.. order.Select(index => cells[index])];
            return !before.Any(cell => cell.IsNull);
        }

        var follows = IsAfter(before);
        for (var n = 0; n < order.Length; n++)
            before[n] = cells[order[n]];
        return follows;
    }

    private bool IsAfter(RowCell[] before)
    {
        for (var n = 0; n < order.Length; n++)
        {
            switch (before[n].CompareTo(cells[order[n]]))
            {
                case null or > 0:
                    return false;
                case < 0:
                    return NoneIsNull(n + 1);
            }
        }

        return true;
    }

    private bool NoneIsNull(int from)
    {
        for (var n = from; n < order.Length; n++)
        {
            if (cells[order[n]].IsNull)
                return false;
        }

        return true;
    }
}
