using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The rows that become one file, in a table of their own. They are written block after block, not row after row.</summary>
internal sealed class StagedPart<TRow>(Dataset<TRow> dataset, string table, StagingLane lane, DuckDbAppender appender) : IDisposable
{
    private readonly TRow[] rows = new TRow[DuckDbAppender.BlockRows];
    private readonly string[] requests = new string[DuckDbAppender.BlockRows];
    private int waiting;
    private (bool Is, TRow Row) last;

    /// <summary>The table as SQL names it.</summary>
    public string Table => table;

    /// <summary>The connection on which the table is.</summary>
    public StagingLane Lane => lane;

    public long Rows => appender.Rows + waiting;

    /// <summary>Whether the rows came in the order in which files are sorted.</summary>
    public bool IsSorted { get; private set; } = true;

    public DateOnly? FirstDate { get; private set; }

    public DateOnly? LastDate { get; private set; }

    public void Add(TRow row, DateOnly? date, string requestId)
    {
        IsSorted = IsSorted && (!last.Is || dataset.Follows(row, last.Row));
        last = (true, row);
        if (!(FirstDate <= date))
            FirstDate = date ?? FirstDate;
        if (!(LastDate >= date))
            LastDate = date ?? LastDate;
        (rows[waiting], requests[waiting]) = (row, requestId);
        if (++waiting == rows.Length)
            Flush();
    }

    /// <summary>Puts all rows into the table.</summary>
    public void Close()
    {
        if (waiting > 0)
            Flush();
        appender.Close();
    }

    public void Dispose() => appender.Dispose();

    private void Flush()
    {
        dataset.Append(appender, rows.AsSpan(0, waiting));
        appender.AppendBlock(requests.AsSpan(0, waiting));
        appender.EndRows();
        Array.Clear(rows);
        waiting = 0;
    }
}
