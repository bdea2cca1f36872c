namespace SectorPipeline.Lake;

/// <summary>Where the lake's objects are: a folder, or a bucket. Keys are relative, separated by slashes.</summary>
public interface IObjectStore
{
    /// <summary>The root as people know it, for messages: a path or a URI.</summary>
    string Root { get; }

    /// <summary>Every object whose key starts with the prefix, in ordinal order of the keys.</summary>
    Task<IReadOnlyList<StoredObject>> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>The object's bytes, or null when there is none.</summary>
    Task<Stream?> OpenReadAsync(string key, CancellationToken cancellation);

    Task<bool> ExistsAsync(string key, CancellationToken cancellation);

    /// <summary>Publishes the bytes atomically; false when the key is taken and the mode is create-only.</summary>
    Task<bool> PutAsync(string key, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellation);

    /// <summary>Publishes a file of a scratch folder atomically, and consumes it; false, with the file left, when the key is taken and the mode is create-only.</summary>
    Task<bool> PutFileAsync(string key, string localPath, PutMode mode, CancellationToken cancellation);

    /// <summary>Removes the object; nothing happens when there is none.</summary>
    Task DeleteAsync(string key, CancellationToken cancellation);

    /// <summary>A path on this machine from which DuckDB can read the object.</summary>
    Task<string> LocalPathAsync(string key, CancellationToken cancellation);

    /// <summary>A new, empty local folder for files that will be put; the caller deletes it.</summary>
    string CreateScratchFolder();

    /// <summary>Removes what writers that died have left unpublished.</summary>
    Task SweepAsync(CancellationToken cancellation);
}
