using System.Globalization;

namespace SectorPipeline.Lake;

/// <summary>Makes staged files part of the lake: first the files under names of their own and the receipt, last the commit that names them.</summary>
internal sealed class BatchPublisher(IObjectStore store, CommitLog log, ReceiptLog receipts)
{
    private readonly FilePublisher publisher = new(store);
    private bool outcomeIsKnown = true;

    public async Task<LakeCommit> PublishAsync(
        PendingCommit pending, IReadOnlyList<StagedFile> rows, IReadOnlyList<StagedFile> refused, CancellationToken cancellation)
    {
        var run = NameOf(pending);
        try
        {
            var files = await publisher.PublishAsync(rows, n => Numbered(run, n), cancellation);
            var quarantine = await publisher.PublishAsync(refused, n => n == 1 ? $"{run}.parquet" : Numbered(run, n), cancellation);
            return await AppendAsync(pending, files, quarantine, cancellation);
        }
        catch when (outcomeIsKnown)
        {
            await publisher.WithdrawAsync();
            throw;
        }
    }

    // After a rebuild no name is used that could have been one before it: old files may be deleted late.
    private static string NameOf(PendingCommit pending) => pending.Basis.Base is { } rebuild
        ? string.Create(CultureInfo.InvariantCulture, $"{pending.RunId}+{rebuild.Sequence}")
        : pending.RunId;

    private static string Numbered(string run, int n) => string.Create(CultureInfo.InvariantCulture, $"{run}-{n}.parquet");

    private async Task<LakeCommit> AppendAsync(
        PendingCommit pending, IReadOnlyList<CommittedFile> files, IReadOnlyList<CommittedFile> quarantine, CancellationToken cancellation)
    {
        var newest = pending.Basis;
        while (true)
        {
            var commit = pending.After(newest, files, quarantine);
            var receipt = await receipts.WriteAsync(pending.Vendor, pending.Dataset, pending.ReceiptOf(commit), cancellation);
            publisher.Remember(receipt);
            cancellation.ThrowIfCancellationRequested();
            outcomeIsKnown = false;
            if (await log.TryAppendAsync(commit with { Receipt = receipt }, CancellationToken.None))
                return commit with { Receipt = receipt };

            outcomeIsKnown = true;
            await publisher.WithdrawAsync(receipt);
            newest = await log.StateAsync(pending.Vendor, pending.Dataset, cancellation);
        }
    }
}
