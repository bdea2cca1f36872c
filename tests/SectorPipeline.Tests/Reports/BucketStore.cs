using System.Collections.Concurrent;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Reports;

/// <summary>A store without folders, renames or local paths, as a bucket is: objects appear whole under their keys, one by one.</summary>
internal sealed class BucketStore(string scratch) : IObjectStore
{
    private readonly ConcurrentDictionary<string, byte[]> objects = new(StringComparer.Ordinal);

    public string Root => "s3://bucket/prefix/reports";

    public Task<IReadOnlyList<StoredObject>> ListAsync(string prefix, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StoredObject>>(
        [.. objects.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => new StoredObject(item.Key, item.Value.Length))]);

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(objects.TryGetValue(key, out var bytes) ? new MemoryStream(bytes) : null);

    public Task<bool> ExistsAsync(string key, CancellationToken cancellation) => Task.FromResult(objects.ContainsKey(key));

    public Task<bool> PutAsync(string key, ReadOnlyMemory<byte> content, PutMode mode, CancellationToken cancellation)
    {
        if (mode == PutMode.CreateOnly)
            return Task.FromResult(objects.TryAdd(key, content.ToArray()));
        objects[key] = content.ToArray();
        return Task.FromResult(true);
    }

    public async Task<bool> PutFileAsync(string key, string localPath, PutMode mode, CancellationToken cancellation)
    {
        var isPut = await PutAsync(key, await File.ReadAllBytesAsync(localPath, cancellation), mode, cancellation);
        if (isPut)
            File.Delete(localPath);
        return isPut;
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        objects.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task<string> LocalPathAsync(string key, CancellationToken cancellation) => throw new NotSupportedException("A bucket has no paths.");

    public string CreateScratchFolder() => Directory.CreateDirectory(Path.Combine(scratch, Guid.NewGuid().ToString("N"))).FullName;

    public Task SweepAsync(CancellationToken cancellation) => Task.CompletedTask;
}
