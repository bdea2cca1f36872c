using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>What a batch wants to commit, and the state on which it was built.</summary>
internal sealed record PendingCommit(Dataset Definition, BatchOrigin Origin, DateTime IngestedAt, DatasetState Basis, TimeProvider Time)
{
    public Dictionary<string, Watermark> Marks { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ExtraFields { get; } = new(StringComparer.Ordinal);

    public List<ReceivedKey> Keys { get; } = [];

    public string Vendor => Origin.Vendor;

    public string Dataset => Definition.Name;

    public string RunId => Origin.RunId;

    /// <summary>The commit that follows the newest one; an error when others have moved a watermark of this batch since its basis.</summary>
    public LakeCommit After(DatasetState newest, IReadOnlyList<CommittedFile> files, IReadOnlyList<CommittedFile> quarantine)
    {
        RefuseRebuilt(newest);
        RefuseMoved(newest);
        return new LakeCommit
        {
            Sequence = newest.Sequence + 1,
            Vendor = Vendor,
            Dataset = Dataset,
            RunId = RunId,
            Session = Origin.Session,
            CommittedAt = Time.GetUtcNow(),
            Columns = files.Count == 0 ? [] : Definition.StoredColumns,
            Files = files,
            Quarantine = quarantine,
            Watermarks = Merge(newest.Watermarks),
            ExtraFields = [.. newest.ExtraFields.Union(ExtraFields, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Base = newest.Base,
        };
    }

    /// <summary>What landing keeps of the batch, should the commit succeed.</summary>
    public BatchReceipt ReceiptOf(LakeCommit commit) => new()
    {
        Sequence = commit.Sequence,
        RunId = RunId,
        Session = Origin.Session,
        IngestedAt = new DateTimeOffset(IngestedAt, TimeSpan.Zero),
        Rows = commit.Rows,
        Keys = Keys,
    };

    private void RefuseRebuilt(DatasetState newest)
    {
        if (newest.IsSealed)
            throw new PipelineException($"lake {Vendor}/{Dataset}: a rebuild of it was begun and has not ended. Rebuild it from landing once more.");
        if (newest.Base != Basis.Base)
            throw Conflict("another run has rebuilt it");
    }

    private void RefuseMoved(DatasetState newest)
    {
        var moved = Marks.Keys.Where(key => newest.Watermarks.GetValueOrDefault(key) != Basis.Watermarks.GetValueOrDefault(key)).ToList();
        if (moved.Count > 0)
            throw Conflict($"another run has committed '{moved[0]}'{(moved.Count > 1 ? $" and {moved.Count - 1} more" : "")}");
    }

    private PipelineException Conflict(string what) =>
        new($"lake {Vendor}/{Dataset}: {what} since run {RunId} began. Run it again: it continues from there.") { IsTransient = true };

    private SortedDictionary<string, Watermark> Merge(IReadOnlyDictionary<string, Watermark> before)
    {
        var merged = new SortedDictionary<string, Watermark>(before.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, watermark) in Marks)
            merged[key] = watermark;
        return merged;
    }
}
