using System.Globalization;
using System.Text;
using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>
/// The commits of each dataset, numbered without gaps from the first or from the last rebuild. A number is taken by whoever creates its file first. The object
/// "newest" only says where to start looking, so that the cost of finding the newest commit does not grow with history.
/// </summary>
internal sealed class CommitLog(IObjectStore store)
{
    public async Task<LakeCommit?> NewestAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        var newest = await ReadHintedAsync(vendor, dataset, cancellation) ?? await ReadListedAsync(vendor, dataset, cancellation);
        while (newest is not null && await ReadAsync(vendor, dataset, NextAfter(newest), cancellation) is { } newer)
            newest = newer;
        return newest;
    }

    public async Task<DatasetState> StateAsync(string vendor, string dataset, CancellationToken cancellation) =>
        await NewestAsync(vendor, dataset, cancellation) is { } newest
            ? new DatasetState(newest.Sequence, newest.Watermarks) { ExtraFields = newest.ExtraFields, Base = newest.Base }
            : DatasetState.Empty;

    /// <summary>The commits with a higher number, of those that count: from the last rebuild on.</summary>
    public async Task<IReadOnlyList<LakeCommit>> AfterAsync(string vendor, string dataset, long sequence, CancellationToken cancellation)
    {
        var commits = new List<LakeCommit>();
        var newest = await NewestAsync(vendor, dataset, cancellation);
        var next = Math.Max(sequence + 1, newest?.Base?.Sequence ?? 1);
        while (await ReadAsync(vendor, dataset, next++, cancellation) is { } commit)
        {
            if (commit.Rebuilt)
                commits.Clear();
            commits.Add(commit);
        }

        return commits;
    }

    /// <summary>Creates the commit under its number; false when another writer has taken the number.</summary>
    public async Task<bool> TryAppendAsync(LakeCommit commit, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(commit, LakeJson.Default.LakeCommit);
        var key = LakePaths.CommitOf(commit.Vendor, commit.Dataset, commit.Sequence);
        if (!await store.PutAsync(key, json, PutMode.CreateOnly, cancellation))
            return false;

        await WriteHintAsync(commit);
        return true;
    }

    /// <summary>The number of the last commit by the listing of all, and by "newest", 0 when there is none.</summary>
    public async Task<long> LastKnownAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        var hinted = await ReadHintAsync(vendor, dataset, cancellation) ?? 0;
        return Math.Max(hinted, await LastListedAsync(vendor, dataset, cancellation));
    }

    public async Task<IReadOnlyList<DatasetId>> DatasetsAsync(CancellationToken cancellation)
    {
        var listed = await store.ListAsync(LakePaths.Manifest, cancellation);
        return [.. listed.Where(found => LakePaths.SequenceOf(found.Key) is not null || LakePaths.IsNewest(found.Key))
            .Select(found => LakePaths.DatasetOf(found.Key))
            .Distinct()];
    }

    public async Task<LakeCommit?> ReadAsync(string vendor, string dataset, long sequence, CancellationToken cancellation)
    {
        var key = LakePaths.CommitOf(vendor, dataset, sequence);
        await using var stream = await store.OpenReadAsync(key, cancellation);
        try
        {
            return stream is null ? null : await JsonSerializer.DeserializeAsync(stream, LakeJson.Default.LakeCommit, cancellation);
        }
        catch (JsonException e)
        {
            throw new PipelineException($"lake {store.Root}: {key} is not a commit: {e.Message} Restore the file from a backup.", e);
        }
    }

    private static long NextAfter(LakeCommit commit) => commit is { IsSeal: true, Base: { } rebuild } ? rebuild.Sequence : commit.Sequence + 1;

    private async Task<long> LastListedAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        var listed = await store.ListAsync(LakePaths.ManifestOf(vendor, dataset), cancellation);
        return listed.Max(found => LakePaths.SequenceOf(found.Key)) ?? 0;
    }

    private async Task<LakeCommit?> ReadHintedAsync(string vendor, string dataset, CancellationToken cancellation) =>
        await ReadHintAsync(vendor, dataset, cancellation) is { } sequence ? await ReadAsync(vendor, dataset, sequence, cancellation) : null;

    private async Task<long?> ReadHintAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        await using var stream = await store.OpenReadAsync(LakePaths.NewestOf(vendor, dataset), cancellation);
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(cancellation);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;
    }

    private async Task<LakeCommit?> ReadListedAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        var last = await LastListedAsync(vendor, dataset, cancellation);
        return last == 0 ? null : await ReadAsync(vendor, dataset, last, cancellation);
    }

    // The commit stands whether or not the hint can be written: readers look further from an old one.
    private async Task WriteHintAsync(LakeCommit commit)
    {
        var text = Encoding.ASCII.GetBytes(commit.Sequence.ToString(CultureInfo.InvariantCulture));
        try
        {
            await store.PutAsync(LakePaths.NewestOf(commit.Vendor, commit.Dataset), text, PutMode.Replace, CancellationToken.None);
        }
        catch (PipelineException)
        {
        }
    }
}
