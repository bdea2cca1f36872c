using System.Runtime.CompilerServices;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>The vendors' answers as received, one file a request.</summary>
internal sealed class LandingZone(IObjectStore store)
{
    private const string Suffix = ".json.gz";

    public Task WriteAsync(LandingEntry entry, CancellationToken cancellation)
    {
        var key = LakePaths.LandingFile(entry.Vendor, entry.Dataset, entry.Session, entry.RequestId);
        return store.PutAsync(key, LandingFormat.Write(entry), PutMode.Replace, cancellation);
    }

    public async IAsyncEnumerable<LandingEntry> ReadAsync(
        string vendor, string dataset, Session session, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var listed = await store.ListAsync(LakePaths.LandingOf(vendor, dataset, session), cancellation);
        foreach (var found in listed.Where(found => found.Key.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            if (await ReadAsync(vendor, dataset, session, found.Key, cancellation) is { } entry)
                yield return entry;
        }
    }

    public Task<LandingEntry?> FindAsync(
        string vendor, string dataset, Session session, string requestId, CancellationToken cancellation) =>
        ReadAsync(vendor, dataset, session, LakePaths.LandingFile(vendor, dataset, session, requestId), cancellation);

    private async Task<LandingEntry?> ReadAsync(
        string vendor, string dataset, Session session, string key, CancellationToken cancellation)
    {
        await using var file = await store.OpenReadAsync(key, cancellation);
        if (file is null)
            return null;

        var (header, body) = await LandingFormat.ReadAsync(file, $"lake {store.Root}: {key}", cancellation);
        return new LandingEntry
        {
            Vendor = vendor,
            Dataset = dataset,
            Session = session,
            RequestId = header.RequestId,
            Url = header.Url,
            Status = header.Status,
            Headers = header.Headers,
            ReceivedAt = header.ReceivedAt,
            Body = body,
        };
    }
}
