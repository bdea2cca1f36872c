using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The rows that become one file, in a table of their own.</summary>
internal sealed class StagedPart(string table, StagingLane lane, DuckDbAppender appender)
{
    private RowCell[]? last;

    /// <summary>The table as SQL names it.</summary>
    public string Table => table;

    /// <summary>The connection on which the table is.</summary>
    public StagingLane Lane => lane;

    public DuckDbAppender Appender => appender;

    public long Rows => appender.Rows;

    /// <summary>Whether the rows came in the order in which files are sorted.</summary>
    public bool IsSorted { get; private set; } = true;

    public DateOnly? FirstDate { get; private set; }

    public DateOnly? LastDate { get; private set; }

    public void EndRow(RowHead head)
    {
        appender.EndRow();
        IsSorted = IsSorted && head.Follows(ref last);
        if (head.Date is not { } date)
            return;
        if (!(FirstDate <= date))
            FirstDate = date;
        if (!(LastDate >= date))
            LastDate = date;
    }
}
