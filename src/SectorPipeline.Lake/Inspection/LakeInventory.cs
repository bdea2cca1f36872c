namespace SectorPipeline.Lake;

/// <summary>Adds up what the commits of each dataset say.</summary>
internal sealed class LakeInventory(IObjectStore store, CommitLog log)
{
    public async Task<IReadOnlyList<DatasetSummary>> SummarizeAsync(CancellationToken cancellation)
    {
        var summaries = new List<DatasetSummary>();
        foreach (var id in await log.DatasetsAsync(cancellation))
            summaries.Add(await SummarizeAsync(id, cancellation));
        return summaries;
    }

    private async Task<DatasetSummary> SummarizeAsync(DatasetId id, CancellationToken cancellation)
    {
        var commits = await log.AfterAsync(id.Vendor, id.Dataset, 0, cancellation);
        var landing = await store.ListAsync(LakePaths.LandingOf(id.Vendor, id.Dataset), cancellation);
        var answers = landing.Where(file => !LakePaths.IsReceipt(file.Key)).ToList();
        var files = commits.SelectMany(commit => commit.Files).ToList();
        return new DatasetSummary
        {
            Id = id,
            Commits = commits.Count,
            Files = files.Count,
            Rows = files.Sum(file => file.Rows),
            Bytes = files.Sum(file => file.Bytes),
            FirstDate = files.Min(file => file.FirstDate),
            LastDate = files.Max(file => file.LastDate),
            LastCommit = commits.Count == 0 ? null : commits[^1].CommittedAt,
            QuarantinedRows = commits.Sum(commit => commit.QuarantinedRows),
            LandingFiles = answers.Count,
            LandingBytes = answers.Sum(file => file.Bytes),
        };
    }
}
