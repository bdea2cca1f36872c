using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>The rows that become one file: in memory, and in a table of their own once they were too many for that.</summary>
internal sealed class StagedPart<TRow>(Dataset<TRow> dataset, string name, DuckDbRows held) : IDisposable
{
    private readonly TRow[] rows = new TRow[DuckDbRows.BlockRows];
    private readonly string[] requests = new string[DuckDbRows.BlockRows];
    private int waiting;
    private bool hasTable;
    private (bool Is, TRow Row) last;

    /// <summary>What SQL reads the rows from.</summary>
    public string Relation => hasTable ? SqlText.Name(name) : held.Relation;

    public long Rows { get; private set; }

    /// <summary>The memory that the rows take.</summary>
    public long HeldBytes => held.Bytes;

    /// <summary>Whether the rows came in the order in which files are sorted.</summary>
    public bool IsSorted { get; private set; } = true;

    public DateOnly? FirstDate { get; private set; }

    public DateOnly? LastDate { get; private set; }

    /// <summary>Adds a row, and tells whether more memory is held since.</summary>
    public bool Add(TRow row, DateOnly? date, string requestId)
    {
        IsSorted = IsSorted && (!last.Is || dataset.Follows(row, last.Row));
        last = (true, row);
        if (!(FirstDate <= date))
            FirstDate = date ?? FirstDate;
        if (!(LastDate >= date))
            LastDate = date ?? LastDate;
        (rows[waiting], requests[waiting]) = (row, requestId);
        Rows++;
        if (++waiting < rows.Length)
            return false;
        Flush();
        return true;
    }

    /// <summary>Moves the rows that are held to the table.</summary>
    public void Spill(StagingLane lane)
    {
        if (held.Rows == 0)
            return;
        lane.Execute($"{(hasTable ? "insert into" : "create table")} {SqlText.Name(name)} {(hasTable ? "" : "as ")}from {held.Relation}");
        hasTable = true;
        held.Clear();
    }

    /// <summary>Makes all rows readable from <see cref="Relation"/>.</summary>
    public void Close(StagingLane lane)
    {
        if (waiting > 0)
            Flush();
        if (hasTable)
            Spill(lane);
    }

    /// <summary>Frees the memory of the rows; their file is written.</summary>
    public void Release() => held.Clear();

    public void Dispose() => held.Dispose();

    private void Flush()
    {
        dataset.Append(held, rows.AsSpan(0, waiting));
        held.Append<string>(requests.AsSpan(0, waiting), request => request);
        held.EndBlock();
        Array.Clear(rows);
        waiting = 0;
    }
}
