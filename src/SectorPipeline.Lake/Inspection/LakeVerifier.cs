using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>Compares what is stored with what the commits say.</summary>
internal sealed class LakeVerifier(IObjectStore store, CommitLog log)
{
    private readonly List<LakeProblem> problems = [];
    private readonly HashSet<string> committed = new(StringComparer.Ordinal);
    private long commits;
    private long rows;

    public async Task<VerifyReport> VerifyAsync(CancellationToken cancellation)
    {
        using var check = new FileCheck(store);
        foreach (var id in await log.DatasetsAsync(cancellation))
            await VerifyAsync(id, check, cancellation);

        return new VerifyReport
        {
            Commits = commits,
            Files = committed.Count,
            Rows = rows,
            Problems = problems,
            Strays = await StraysAsync(cancellation),
            Leftovers = [.. (await store.ListAsync(LakePaths.Scratch, cancellation)).Select(found => found.Key)],
        };
    }

    private async Task VerifyAsync(DatasetId id, FileCheck check, CancellationToken cancellation)
    {
        var last = await log.LastKnownAsync(id.Vendor, id.Dataset, cancellation);
        for (var sequence = await FirstAsync(id, last, cancellation); sequence <= last; sequence++)
        {
            if (await ReadCommitAsync(id, sequence, cancellation) is { } commit)
                await VerifyAsync(commit, check, cancellation);
        }
    }

    // The last commit that can be read says which was the last rebuild; the files of those before that are gone.
    private async Task<long> FirstAsync(DatasetId id, long last, CancellationToken cancellation)
    {
        for (var sequence = last; sequence > 0; sequence--)
        {
            if (await TryReadAsync(id, sequence, cancellation) is { } commit)
                return commit.Base is { } rebuild && rebuild.Sequence <= last ? rebuild.Sequence : 1;
        }

        return 1;
    }

    private async Task<LakeCommit?> TryReadAsync(DatasetId id, long sequence, CancellationToken cancellation)
    {
        try
        {
            return await log.ReadAsync(id.Vendor, id.Dataset, sequence, cancellation);
        }
        catch (PipelineException)
        {
            return null;
        }
    }

    private async Task<LakeCommit?> ReadCommitAsync(DatasetId id, long sequence, CancellationToken cancellation)
    {
        var key = LakePaths.CommitOf(id.Vendor, id.Dataset, sequence);
        try
        {
            var commit = await log.ReadAsync(id.Vendor, id.Dataset, sequence, cancellation);
            if (commit is null)
                problems.Add(new LakeProblem(key, "the commit is missing, though it was made"));
            return commit;
        }
        catch (PipelineException e)
        {
            problems.Add(new LakeProblem(key, e.Message));
            return null;
        }
    }

    private async Task VerifyAsync(LakeCommit commit, FileCheck check, CancellationToken cancellation)
    {
        commits++;
        rows += commit.Rows;
        foreach (var file in commit.Files)
            await VerifyAsync(file, commit.Columns, check, cancellation);
        foreach (var file in commit.Quarantine)
            await VerifyAsync(file, QuarantineDataset.Rows.StoredColumns, check, cancellation);
    }

    private async Task VerifyAsync(CommittedFile file, IReadOnlyList<Column> columns, FileCheck check, CancellationToken cancellation)
    {
        committed.Add(file.Path);
        if (await check.FindProblemAsync(file, columns, cancellation) is { } problem)
            problems.Add(new LakeProblem(file.Path, problem));
    }

    private async Task<IReadOnlyList<string>> StraysAsync(CancellationToken cancellation)
    {
        var raw = await store.ListAsync(LakePaths.Raw, cancellation);
        var quarantine = await store.ListAsync(LakePaths.Quarantine, cancellation);
        return [.. raw.Concat(quarantine).Select(found => found.Key).Where(key => !committed.Contains(key))];
    }
}
