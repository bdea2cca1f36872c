namespace SectorPipeline.Lake;

/// <summary>A store in a folder. An object appears under its key by one rename or link of a complete file.</summary>
public sealed class FolderStore : IObjectStore, IDisposable
{
    private readonly ScratchArea scratch;

    public FolderStore(string folder)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        scratch = new ScratchArea(Path.Combine(Root, LakePaths.Scratch));
    }

    public string Root { get; }

    public Task<IReadOnlyList<StoredObject>> ListAsync(string prefix, CancellationToken cancellation) =>
        Run(prefix, "read", () => List(prefix), cancellation);

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellation) =>
        Run<Stream?>(key, "read", () => OpenRead(PathOf(key)), cancellation);

    public Task<bool> ExistsAsync(string key, CancellationToken cancellation) =>
        Run(key, "read", () => File.Exists(PathOf(key)), cancellation);

    public Task<bool> PutAsync(string key, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellation) =>
        Run(key, "write", () => Put(key, content.Span, mode), cancellation);

    public Task<bool> PutFileAsync(string key, string localPath, PutMode mode, CancellationToken cancellation) =>
        Run(key, "write", () => Publish(key, localPath, mode, flush: true), cancellation);

    public Task DeleteAsync(string key, CancellationToken cancellation) =>
        Run(key, "delete", () => Delete(PathOf(key)), cancellation);

    public Task<string> LocalPathAsync(string key, CancellationToken cancellation) => Task.FromResult(PathOf(key));

    public string CreateScratchFolder() => Guard(LakePaths.Scratch, "write", scratch.CreateFolder);

    public Task SweepAsync(CancellationToken cancellation) => Run(LakePaths.Scratch, "clean", scratch.Sweep, cancellation);

    public void Dispose() => scratch.Dispose();

    private string PathOf(string key) => Path.Combine(Root, key.Replace('/', Path.DirectorySeparatorChar));

    private IReadOnlyList<StoredObject> List(string prefix)
    {
        var folder = new DirectoryInfo(PathOf(prefix[..(prefix.LastIndexOf('/') + 1)]));
        if (!folder.Exists)
            return [];

        return [.. folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => KeyOf(file.FullName) is var key && key.StartsWith(prefix, StringComparison.Ordinal) && !key.StartsWith(LakePaths.Scratch, StringComparison.Ordinal))
            .Select(Find)
            .OfType<StoredObject>()
            .OrderBy(found => found.Key, StringComparer.Ordinal)];
    }

    // Another process may have removed it since it was listed.
    private StoredObject? Find(FileInfo file)
    {
        try
        {
            return new StoredObject(KeyOf(file.FullName), file.Length);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private string KeyOf(string path) => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static FileStream? OpenRead(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // What others must be able to trust after a power cut is flushed: files, and objects of which there is only one version.
    private bool Put(string key, ReadOnlySpan<byte> content, PutMode mode)
    {
        var complete = scratch.Write(content);
        var published = false;
        try
        {
            return published = Publish(key, complete, mode, flush: mode == PutMode.CreateOnly);
        }
        finally
        {
            if (!published)
                File.Delete(complete);
        }
    }

    private bool Publish(string key, string complete, PutMode mode, bool flush)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Root);
        if (flush)
            FlushToDisk(complete);
        if (mode == PutMode.CreateOnly)
            return ExclusiveMove.TryMove(complete, path);

        File.Move(complete, path, overwrite: true);
        return true;
    }

    private static void FlushToDisk(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    private static bool Delete(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
        return true;
    }

    private Task<T> Run<T>(string key, string verb, Func<T> action, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested
            ? Task.FromCanceled<T>(cancellation)
            : Task.FromResult(Guard(key, verb, action));

    private T Guard<T>(string key, string verb, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LakeFailure.Of(Root, $"cannot {verb} {key}", e);
        }
    }
}
