using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>
/// The data files that a rebuild replaces. They are written down before its commit and deleted after it, by itself or, when
/// it died in between, by whoever writes next. No later writer uses one of their names.
/// </summary>
internal sealed class SupersededFiles(IObjectStore store)
{
    public async Task RecordAsync(PendingRebuild pending, IReadOnlyCollection<string> kept, CancellationToken cancellation)
    {
        var raw = await store.ListAsync(LakePaths.RawOf(pending.Vendor, pending.Dataset), cancellation);
        var quarantine = await store.ListAsync(LakePaths.QuarantineOf(pending.Vendor, pending.Dataset), cancellation);
        var keys = raw.Concat(quarantine).Select(found => found.Key).Except(kept, StringComparer.Ordinal);
        var json = JsonSerializer.SerializeToUtf8Bytes(new SupersededList(pending.Self.RunId, [.. keys]), LakeJson.Default.SupersededList);
        await store.PutAsync(LakePaths.SupersededOf(pending.Vendor, pending.Dataset), json, PutMode.Replace, cancellation);
    }

    /// <summary>Deletes what the committed rebuild has written down, if anything is left.</summary>
    public async Task SweepAsync(string vendor, string dataset, Rebuild committed, CancellationToken cancellation)
    {
        var key = LakePaths.SupersededOf(vendor, dataset);
        if (await ReadAsync(key, cancellation) is not { } list || list.RunId != committed.RunId)
            return;
        foreach (var file in list.Keys)
            await store.DeleteAsync(file, cancellation);
        await store.DeleteAsync(key, cancellation);
    }

    private async Task<SupersededList?> ReadAsync(string key, CancellationToken cancellation)
    {
        await using var file = await store.OpenReadAsync(key, cancellation);
        try
        {
            return file is null ? null : await JsonSerializer.DeserializeAsync(file, LakeJson.Default.SupersededList, cancellation);
        }
        catch (JsonException e)
        {
            throw new PipelineException($"lake {store.Root}: {key} cannot be read: {e.Message} Delete it.", e);
        }
    }
}
