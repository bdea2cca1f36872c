using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>
/// Writes the files of a dataset anew, one per year, visible as one commit that replaces all before it. Of a fact that was
/// received several times with the same values only the first is kept, so that what was known when stays as it was.
/// Landing and its receipts stay too.
/// </summary>
internal sealed class LakeCompaction(IObjectStore store, CommitLog log, RebuildPublisher publisher, TimeProvider time)
{
    public async Task<CompactionResult> RunAsync(Dataset dataset, string vendor, CancellationToken cancellation)
    {
        var basis = await log.StateAsync(vendor, dataset.Name, cancellation);
        if (basis.IsSealed)
            throw new PipelineException($"lake {vendor}/{dataset.Name}: a rebuild of it was begun and has not ended. Rebuild it from landing once more.");
        var commits = await log.AfterAsync(vendor, dataset.Name, sequence: 0, cancellation);
        var files = commits.SelectMany(commit => commit.Files).ToList();
        var years = files.GroupBy(file => FolderOf(file.Path), StringComparer.Ordinal).ToList();
        var before = new CompactionResult(files.Count, files.Count, files.Sum(file => file.Rows), files.Sum(file => file.Rows));
        return years.TrueForAll(year => year.Count() == 1) ? before : await RunAsync(dataset, vendor, basis, commits, years, before, cancellation);
    }

    private async Task<CompactionResult> RunAsync(
        Dataset dataset, string vendor, DatasetState basis, IReadOnlyList<LakeCommit> commits, IReadOnlyList<IGrouping<string, CommittedFile>> years,
        CompactionResult before, CancellationToken cancellation)
    {
        var pending = new PendingRebuild(dataset, vendor, new Rebuild(basis.Sequence + 1, RebuildPlan.NewId("compact", time)), basis, time);
        pending.Keep(commits);
        try
        {
            using var writer = new CompactFiles(store, dataset);
            foreach (var year in years)
            {
                var staged = await writer.WriteAsync(year.Key, await PathsAsync(year, cancellation), cancellation);
                await publisher.PublishAsync(pending, [staged], [], cancellation);
            }

            var commit = await publisher.CommitAsync(pending, cancellation);
            return before with { FilesAfter = commit.Files.Count, RowsAfter = commit.Rows };
        }
        catch
        {
            await publisher.WithdrawAsync();
            throw;
        }
    }

    private async Task<IReadOnlyList<string>> PathsAsync(IEnumerable<CommittedFile> files, CancellationToken cancellation)
    {
        var paths = new List<string>();
        foreach (var file in files)
            paths.Add(await store.LocalPathAsync(file.Path, cancellation));
        return paths;
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
