using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;
using SectorPipeline.Warehouses;

namespace SectorPipeline.App.Steps;

/// <summary>The step <c>warehouse.load</c>: every committed raw file that the warehouse does not have yet, exactly once.</summary>
internal sealed class LoadRaw(ILake lake, IWarehouse warehouse, TimeProvider time) : IStep
{
    public static StepType Type { get; } = new(
        "warehouse.load",
        "Loads the lake's new raw files into the warehouse, exactly once",
        [],
        services => new LoadRaw(services.Get<ILake>(), services.Get<IWarehouse>(), services.Get<TimeProvider>()));

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        await using var connection = await warehouse.OpenAsync(cancellation);
        var loader = new RawLoader(warehouse, connection, time);
        foreach (var dataset in Datasets.All)
            await loader.EnsureTableAsync(dataset.Name, dataset.StoredColumns, cancellation);
        var (files, rebuilds) = await FindNewAsync(loader, cancellation);
        context.Progress.Report(new StepProgress(0, files.Sum(file => file.Rows), $"{files.Count} files"));
        var result = await loader.LoadAsync(files, rebuilds, cancellation);
        return new StepResult
        {
            Rows = result.Rows,
            Counts = new Dictionary<string, long>(StringComparer.Ordinal) { ["files"] = result.Files, [StepCounts.Loaded] = result.Rows },
        };
    }

    private async Task<(IReadOnlyList<RawFile> Files, IReadOnlyList<RawRebuild> Rebuilds)> FindNewAsync(
        RawLoader loader, CancellationToken cancellation)
    {
        var files = new List<RawFile>();
        var rebuilds = new List<RawRebuild>();
        foreach (var id in await lake.DatasetsAsync(cancellation))
        {
            var rebuild = await FindNewRebuildAsync(loader, id, cancellation);
            if (rebuild is not null)
                rebuilds.Add(rebuild);
            foreach (var commit in await FindNewCommitsAsync(loader, id, rebuild, cancellation))
                files.AddRange(await AsRawFilesAsync(commit, cancellation));
        }

        return (files, rebuilds);
    }

    private async Task<RawRebuild?> FindNewRebuildAsync(RawLoader loader, DatasetId id, CancellationToken cancellation)
    {
        var state = await lake.StateAsync(id.Vendor, id.Dataset, cancellation);
        if (state.Base is not { } last || last.Sequence > state.Sequence)
            return null;
        var rebuild = new RawRebuild(id.Vendor, id.Dataset, last.Sequence, last.RunId);
        return await loader.HasAsync(rebuild, cancellation) ? null : rebuild;
    }

    // The commit that was loaded last is read again: if it is not the same, this is another lake, whose commits have other numbers.
    private async Task<IEnumerable<LakeCommit>> FindNewCommitsAsync(
        RawLoader loader, DatasetId id, RawRebuild? rebuild, CancellationToken cancellation)
    {
        var last = rebuild is null ? await loader.FindLastAsync(id.Vendor, id.Dataset, cancellation) : null;
        if (last is null)
            return await lake.CommitsAsync(id.Vendor, id.Dataset, afterSequence: 0, cancellation);
        var commits = await lake.CommitsAsync(id.Vendor, id.Dataset, last.Sequence - 1, cancellation);
        if (commits is [var known, ..] && (known.Sequence, known.RunId) == (last.Sequence, last.RunId))
            return commits.Skip(1);
        throw new PipelineException(
            $"{lake.Root}: commit {last.Sequence} of {id}, which the warehouse holds, is missing or another one. "
            + "Restore the lake; or, if this is the lake to keep, delete the warehouse file and run again.");
    }

    private async Task<List<RawFile>> AsRawFilesAsync(LakeCommit commit, CancellationToken cancellation)
    {
        var files = new List<RawFile>();
        foreach (var file in commit.Files)
            files.Add(await AsRawFileAsync(commit, file, cancellation));
        return files;
    }

    private async Task<RawFile> AsRawFileAsync(LakeCommit commit, CommittedFile file, CancellationToken cancellation) => new()
    {
        Dataset = commit.Dataset,
        Vendor = commit.Vendor,
        Sequence = commit.Sequence,
        Path = file.Path,
        Source = await lake.LocalPathAsync(file.Path, cancellation),
        RunId = commit.RunId,
        Rows = file.Rows,
        Columns = commit.Columns,
    };
}
