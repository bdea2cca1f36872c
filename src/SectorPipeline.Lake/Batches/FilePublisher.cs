using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>Puts complete files into the lake under names of their own, and can take back all that it has put.</summary>
internal sealed class FilePublisher(IObjectStore store)
{
    private const int AtOnce = 4;

    private readonly List<string> published = [];

    /// <summary>What this publisher has put and not taken back.</summary>
    public IReadOnlyCollection<string> Published => published;

    /// <summary>Publishes each file under the first of its names that is free in its folder.</summary>
    public Task<IReadOnlyList<CommittedFile>> PublishAsync(
        IReadOnlyList<StagedFile> files, Func<int, string> nameOf, CancellationToken cancellation) =>
        PublishEachAsync(files, async (file, token) => await PublishAsync(file, await FreeNamesAsync(file, nameOf, token), token), cancellation);

    /// <summary>Publishes each file under names of which no other writer thinks.</summary>
    public Task<IReadOnlyList<CommittedFile>> PublishUnlistedAsync(
        IReadOnlyList<StagedFile> files, Func<int, string> nameOf, CancellationToken cancellation) =>
        PublishEachAsync(files, (file, token) => PublishAsync(file, Names(nameOf), token), cancellation);

    /// <summary>Remembers an object that was put elsewhere as one to take back.</summary>
    public void Remember(string key)
    {
        lock (published)
            published.Add(key);
    }

    /// <summary>Takes back one object.</summary>
    public async Task WithdrawAsync(string key)
    {
        published.Remove(key);
        await TryDeleteAsync(key);
    }

    /// <summary>Takes back all.</summary>
    public async Task WithdrawAsync()
    {
        foreach (var key in published)
            await TryDeleteAsync(key);
        published.Clear();
    }

    private static IEnumerable<string> Names(Func<int, string> nameOf) => Enumerable.Range(1, int.MaxValue).Select(nameOf);

    private async Task<IEnumerable<string>> FreeNamesAsync(StagedFile file, Func<int, string> nameOf, CancellationToken cancellation)
    {
        var listed = await store.ListAsync(file.Folder, cancellation);
        var taken = listed.Select(found => found.Key[file.Folder.Length..]).ToHashSet(StringComparer.Ordinal);
        return Names(nameOf).Where(name => !taken.Contains(name));
    }

    private static async Task<IReadOnlyList<CommittedFile>> PublishEachAsync(
        IReadOnlyList<StagedFile> files, Func<StagedFile, CancellationToken, Task<CommittedFile>> publish, CancellationToken cancellation)
    {
        var committed = new CommittedFile[files.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(files.Index(), options, async (file, token) => committed[file.Index] = await publish(file.Item, token));
        return committed;
    }

    private async Task<CommittedFile> PublishAsync(StagedFile file, IEnumerable<string> names, CancellationToken cancellation)
    {
        var key = await PutAsync(file, names, cancellation);
        return new CommittedFile(key, file.Rows, file.Bytes, file.Sha256, file.FirstDate, file.LastDate);
    }

    // No file is ever replaced, also not what a killed writer left: that writer may be slow rather than dead.
    private async Task<string> PutAsync(StagedFile file, IEnumerable<string> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            var key = file.Folder + name;
            if (!await store.PutFileAsync(key, file.LocalPath, PutMode.CreateOnly, cancellation))
                continue;
            Remember(key);
            return key;
        }

        throw new InvalidOperationException($"{file.Folder}: every name is taken");
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
}
