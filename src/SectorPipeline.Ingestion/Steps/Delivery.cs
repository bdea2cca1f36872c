using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What a vendor's answers about one symbol or series came to, ready to be written.</summary>
/// <param name="task">What was asked.</param>
/// <param name="check">The contract, fresh for this symbol or series.</param>
internal sealed class Delivery<TRow>(FetchTask task, ContractCheck<TRow> check)
{
    private readonly List<(TRow Row, string RequestId)> rows = [];
    private readonly List<QuarantinedRow> refused = [];
    private readonly List<Lack> lacks = [];

    public string Key => Asked.Key;

    /// <summary>The task as it was planned, from which the same answers make the same delivery again.</summary>
    public FetchTask Asked { get; set; } = task;

    /// <summary>Rows that the vendor sent for what was asked.</summary>
    public long Fetched { get; private set; }

    public IReadOnlyList<(TRow Row, string RequestId)> Rows => rows;

    public IReadOnlyList<QuarantinedRow> Refused => refused;

    /// <summary>What the vendor should have sent and did not; asking again may bring it.</summary>
    public IReadOnlyList<Lack> Lacks => lacks;

    /// <summary>Rows that the vendor sent again although they are committed.</summary>
    public long Unchanged { get; private set; }

    /// <summary>Places without values, which are neither rows nor faults.</summary>
    public long Missing { get; set; }

    /// <summary>Why there is nothing, where there is nothing.</summary>
    public string? NoData { get; set; }

    /// <summary>How far the symbol is known after this; null where it is not to move.</summary>
    public Watermark? Mark { get; set; }

    /// <summary>The answers that it was made of, in order.</summary>
    public IReadOnlyList<string> RequestIds { get; set; } = [];

    /// <summary>Fields that nobody knew of.</summary>
    public IReadOnlyCollection<string> ExtraFields { get; set; } = [];

    /// <summary>Takes a row that was asked for: it is written, or refused with the rule that it breaks.</summary>
    public void Take(in Received<TRow> received, string requestId)
    {
        Fetched++;
        if (check.Check(received) is { } refusal)
        {
            refused.Add(RefusedRow.Of(received.Row, refusal, Key, requestId));
            lacks.Add(new Lack(check.KeyOf(received.Row), refusal.Rule));
            return;
        }

        rows.Add((received.Row, requestId));
        if (received.Lacks is { Count: > 0 } columns)
            NoteAll(check.KeyOf(received.Row), columns);
    }

    /// <summary>Takes what another answer about the same symbol or series came to.</summary>
    public void Take(Delivery<TRow> part)
    {
        rows.AddRange(part.rows);
        refused.AddRange(part.refused);
        lacks.AddRange(part.lacks);
        (Fetched, Unchanged, Missing) = (Fetched + part.Fetched, Unchanged + part.Unchanged, Missing + part.Missing);
    }

    /// <summary>Notes what is neither a row nor a value of one.</summary>
    public void Note(Lack lack) => lacks.Add(lack);

    private void NoteAll(RowKey row, IReadOnlyList<string> columns) => lacks.AddRange(columns.Select(column => new Lack(row, column)));

    /// <summary>Takes a row that is committed already.</summary>
    public void Leave()
    {
        Fetched++;
        Unchanged++;
    }
}
