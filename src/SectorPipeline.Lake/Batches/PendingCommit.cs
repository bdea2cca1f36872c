using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>What a batch wants to commit, and the state on which it was built.</summary>
internal sealed record PendingCommit(
    Dataset Definition,
    BatchOrigin Origin,
    DatasetState Basis,
    IReadOnlyDictionary<string, Watermark> Marks,
    IReadOnlyCollection<string> ExtraFields,
    TimeProvider Time)
{
    public string Vendor => Origin.Vendor;

    public string Dataset => Definition.Name;

    public string RunId => Origin.RunId;

    /// <summary>The commit that follows the newest one; an error when others have moved a watermark of this batch since its basis.</summary>
    public LakeCommit After(DatasetState newest, IReadOnlyList<CommittedFile> files, IReadOnlyList<CommittedFile> quarantine)
    {
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
        };
    }

    private void RefuseMoved(DatasetState newest)
    {
        var moved = Marks.Keys.Where(key => newest.Watermarks.GetValueOrDefault(key) != Basis.Watermarks.GetValueOrDefault(key)).ToList();
        if (moved.Count == 0)
            return;

        throw new PipelineException(
            $"lake {Vendor}/{Dataset}: another run has committed '{moved[0]}'{(moved.Count > 1 ? $" and {moved.Count - 1} more" : "")} "
            + $"since run {RunId} began. Run it again: it continues from there.")
        {
            IsTransient = true,
        };
    }

    private SortedDictionary<string, Watermark> Merge(IReadOnlyDictionary<string, Watermark> before)
    {
        var merged = new SortedDictionary<string, Watermark>(before.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, watermark) in Marks)
            merged[key] = watermark;
        return merged;
    }
}
