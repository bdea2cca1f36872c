using System.Globalization;
using System.Security.Cryptography;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>Makes staged files part of the lake: first the files under names of their own, last the commit that names them.</summary>
internal sealed class BatchPublisher(IObjectStore store, CommitLog log)
{
    private readonly List<string> published = [];
    private bool outcomeIsKnown = true;

    public async Task<LakeCommit> PublishAsync(
        PendingCommit pending, IReadOnlyList<StagedFile> rows, IReadOnlyList<StagedFile> refused, CancellationToken cancellation)
    {
        try
        {
            var files = await PublishFilesAsync(rows, n => Numbered(pending.RunId, n), cancellation);
            var quarantine = await PublishFilesAsync(refused, n => n == 1 ? $"{pending.RunId}.parquet" : Numbered(pending.RunId, n), cancellation);
            return await AppendAsync(pending, files, quarantine, cancellation);
        }
        catch when (outcomeIsKnown)
        {
            await WithdrawAsync();
            throw;
        }
    }

    private static string Numbered(string runId, int n) => string.Create(CultureInfo.InvariantCulture, $"{runId}-{n}.parquet");

    private async Task<IReadOnlyList<CommittedFile>> PublishFilesAsync(
        IReadOnlyList<StagedFile> files, Func<int, string> nameOf, CancellationToken cancellation)
    {
        var committed = new List<CommittedFile>();
        foreach (var file in files)
            committed.Add(await PublishFileAsync(file, nameOf, cancellation));
        return committed;
    }

    private async Task<CommittedFile> PublishFileAsync(StagedFile file, Func<int, string> nameOf, CancellationToken cancellation)
    {
        var bytes = new FileInfo(file.LocalPath).Length;
        var hash = await HashAsync(file.LocalPath, cancellation);
        var key = await PutUnderFreeNameAsync(file, nameOf, cancellation);
        return new CommittedFile(key, file.Rows, bytes, hash, file.FirstDate, file.LastDate);
    }

    // No file is ever replaced, also not what a killed writer left: that writer may be slow rather than dead.
    private async Task<string> PutUnderFreeNameAsync(StagedFile file, Func<int, string> nameOf, CancellationToken cancellation)
    {
        var listed = await store.ListAsync(file.Folder, cancellation);
        var taken = listed.Select(found => found.Key).ToHashSet(StringComparer.Ordinal);
        for (var n = 1; ; n++)
        {
            var key = file.Folder + nameOf(n);
            if (taken.Contains(key) || !await store.PutFileAsync(key, file.LocalPath, PutMode.CreateOnly, cancellation))
                continue;
            published.Add(key);
            return key;
        }
    }

    private async Task<LakeCommit> AppendAsync(
        PendingCommit pending, IReadOnlyList<CommittedFile> files, IReadOnlyList<CommittedFile> quarantine, CancellationToken cancellation)
    {
        var newest = pending.Basis;
        while (true)
        {
            var commit = pending.After(newest, files, quarantine);
            cancellation.ThrowIfCancellationRequested();
            outcomeIsKnown = false;
            if (await log.TryAppendAsync(commit, CancellationToken.None))
                return commit;

            outcomeIsKnown = true;
            newest = await log.StateAsync(pending.Vendor, pending.Dataset, cancellation);
        }
    }

    private async Task WithdrawAsync()
    {
        foreach (var key in published)
            await TryDeleteAsync(key);
    }

    // What cannot be removed is in nobody's way: no commit names it.
    private async Task TryDeleteAsync(string key)
    {
        try
        {
            await store.DeleteAsync(key, CancellationToken.None);
        }
        catch (PipelineException)
        {
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}
