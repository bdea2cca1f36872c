using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>What a rebuild wants to commit, and the state that it replaces.</summary>
internal sealed class PendingRebuild(Dataset dataset, string vendor, Rebuild self, DatasetState basis, TimeProvider time)
{
    private Session? last;
    private long sequence;

    public string Vendor => vendor;

    public string Dataset => dataset.Name;

    public Rebuild Self => self;

    public DatasetState Basis => basis;

    public Dictionary<string, Watermark> Marks { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ExtraFields { get; } = new(StringComparer.Ordinal);

    public List<CommittedFile> Files { get; } = [];

    public List<CommittedFile> Quarantine { get; } = [];

    /// <summary>How many batches have begun.</summary>
    public int Batches { get; private set; }

    public void Begin(BatchReceipt receipt)
    {
        if (receipt.Sequence <= sequence)
            throw new InvalidOperationException($"dataset {Dataset}: batch {receipt.Sequence} comes after {sequence}. Give the receipts by number.");
        if (receipt is { Rows: > 0, Keys.Count: 0 })
            throw CannotRebuild($"the receipt of batch {receipt.Sequence} does not say from which answers its {receipt.Rows} rows were made");
        sequence = receipt.Sequence;
        last = last is { } session && session.Date > receipt.Session.Date ? session : receipt.Session;
        Batches++;
    }

    /// <summary>Takes over what is known of symbols and fields, and what is in quarantine; only the files of rows change.</summary>
    public void Keep(IReadOnlyList<LakeCommit> commits)
    {
        foreach (var (key, mark) in basis.Watermarks)
            Marks[key] = mark;
        ExtraFields.UnionWith(basis.ExtraFields);
        Quarantine.AddRange(commits.SelectMany(commit => commit.Quarantine));
        last = commits.Max(commit => commit.Session.Date) is var date ? new Session(date) : null;
    }

    /// <summary>An error when another run has committed since the rebuild began.</summary>
    public void RefuseMoved(DatasetState newest)
    {
        if (newest.Sequence != basis.Sequence || newest.Base != basis.Base)
            throw Moved();
    }

    public PipelineException Moved() =>
        new($"lake {vendor}/{Dataset}: another run has committed since the rebuild began. Rebuild it again.") { IsTransient = true };

    public PipelineException CannotRebuild(string why) =>
        new($"lake {vendor}/{Dataset}: it cannot be rebuilt from landing: {why}. Keep raw/ as it is, or delete it with _manifest/ and fetch it again.");

    public LakeCommit Commit() => Empty(self.Sequence) with
    {
        Columns = Files.Count == 0 ? [] : dataset.StoredColumns,
        Files = Files,
        Quarantine = Quarantine,
        Watermarks = new SortedDictionary<string, Watermark>(Marks, StringComparer.Ordinal),
        ExtraFields = [.. ExtraFields.Order(StringComparer.Ordinal)],
    };

    /// <summary>Takes the first number where there is no commit yet, so that nobody else commits there while the rebuild takes a later one.</summary>
    public LakeCommit Seal() => Empty(basis.Sequence + 1);

    private LakeCommit Empty(long number) => new()
    {
        Sequence = number,
        Vendor = vendor,
        Dataset = Dataset,
        RunId = self.RunId,
        Session = last ?? new Session(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
        CommittedAt = time.GetUtcNow(),
        Columns = [],
        Files = [],
        Quarantine = [],
        Watermarks = new Dictionary<string, Watermark>(),
        Base = self,
    };
}
