using System.Runtime.CompilerServices;

namespace SectorPipeline.Lake;

/// <summary>The receipts of each dataset, one a commit, in landing.</summary>
internal sealed class ReceiptLog(IObjectStore store, CommitLog log)
{
    /// <summary>Keeps the receipt under a name of its own, and says under which.</summary>
    public async Task<string> WriteAsync(string vendor, string dataset, BatchReceipt receipt, CancellationToken cancellation)
    {
        var content = ReceiptFormat.Write(receipt);
        for (var n = 1; ; n++)
        {
            var key = LakePaths.ReceiptOf(vendor, dataset, receipt.Sequence, receipt.RunId, n);
            if (await store.PutAsync(key, content, PutMode.CreateOnly, cancellation))
                return key;
        }
    }

    /// <summary>The receipts of the batches that were committed, by number.</summary>
    public async IAsyncEnumerable<BatchReceipt> ReadAsync(
        string vendor, string dataset, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var newest = await log.NewestAsync(vendor, dataset, cancellation);
        foreach (var (sequence, keys) in await ClaimsAsync(vendor, dataset, cancellation))
        {
            if (await ChooseAsync(new DatasetId(vendor, dataset), newest, sequence, keys, cancellation) is { } receipt)
                yield return receipt;
        }
    }

    /// <summary>The numbers for which there is a receipt.</summary>
    public async Task<IReadOnlyCollection<long>> NumbersAsync(string vendor, string dataset, CancellationToken cancellation) =>
        (await ClaimsAsync(vendor, dataset, cancellation)).Keys;

    /// <summary>Removes what batches that never committed have left under the number.</summary>
    public async Task DeleteAsync(string vendor, string dataset, long sequence, CancellationToken cancellation)
    {
        foreach (var found in await store.ListAsync(LakePaths.ReceiptsOf(vendor, dataset, sequence), cancellation))
            await store.DeleteAsync(found.Key, cancellation);
    }

    private async Task<SortedDictionary<long, List<string>>> ClaimsAsync(string vendor, string dataset, CancellationToken cancellation)
    {
        var claims = new SortedDictionary<long, List<string>>();
        foreach (var found in await store.ListAsync(LakePaths.ReceiptsOf(vendor, dataset), cancellation))
        {
            if (LakePaths.ReceiptSequenceOf(found.Key) is not { } sequence)
                continue;
            if (!claims.TryGetValue(sequence, out var keys))
                claims.Add(sequence, keys = []);
            keys.Add(found.Key);
        }

        return claims;
    }

    // A writer that died before its commit has left a receipt of rows that nobody has seen, and another took its number.
    private async Task<BatchReceipt?> ChooseAsync(
        DatasetId id, LakeCommit? newest, long sequence, List<string> keys, CancellationToken cancellation)
    {
        if (newest is { IsSeal: false } && (sequence > newest.Sequence || sequence == newest.Base?.Sequence))
            return null;
        if (keys.Count == 1)
            return await ReadAsync(keys[0], cancellation);

        var commit = newest is null ? null : await log.ReadAsync(id.Vendor, id.Dataset, sequence, cancellation);
        return commit is null or { IsSeal: true }
            ? await ReadLatestAsync(keys, _ => true, cancellation)
            : keys.Contains(commit.Receipt ?? "")
                ? await ReadAsync(commit.Receipt!, cancellation)
                : await ReadLatestAsync(keys, receipt => receipt.RunId == commit.RunId, cancellation);
    }

    private async Task<BatchReceipt?> ReadLatestAsync(List<string> keys, Func<BatchReceipt, bool> condition, CancellationToken cancellation)
    {
        var receipts = new List<BatchReceipt>();
        foreach (var key in keys)
        {
            if (await ReadAsync(key, cancellation) is { } receipt)
                receipts.Add(receipt);
        }

        return receipts.Where(condition).MaxBy(receipt => receipt.IngestedAt);
    }

    private async Task<BatchReceipt?> ReadAsync(string key, CancellationToken cancellation)
    {
        await using var file = await store.OpenReadAsync(key, cancellation);
        return file is null ? null : await ReceiptFormat.ReadAsync(file, $"lake {store.Root}: {key}", cancellation);
    }
}
