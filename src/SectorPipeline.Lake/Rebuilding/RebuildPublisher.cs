using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>Makes a rebuild part of the lake: its files as they come, then the commit, and last it clears away what the commit replaces.</summary>
internal sealed class RebuildPublisher(IObjectStore store, CommitLog log, ReceiptLog receipts)
{
    private readonly FilePublisher publisher = new(store);
    private readonly SupersededFiles superseded = new(store);
    private bool outcomeIsKnown = true;

    public async Task PublishAsync(
        PendingRebuild pending, IReadOnlyList<StagedFile> rows, IReadOnlyList<StagedFile> refused, CancellationToken cancellation)
    {
        pending.Files.AddRange(await publisher.PublishUnlistedAsync(rows, n => NameOf(pending, n), cancellation));
        pending.Quarantine.AddRange(await publisher.PublishUnlistedAsync(refused, n => NameOf(pending, n), cancellation));
    }

    public async Task<LakeCommit> CommitAsync(PendingRebuild pending, CancellationToken cancellation)
    {
        pending.RefuseMoved(await log.StateAsync(pending.Vendor, pending.Dataset, cancellation));
        await superseded.RecordAsync(pending, [.. publisher.Published, .. pending.Quarantine.Select(file => file.Path)], cancellation);
        cancellation.ThrowIfCancellationRequested();
        var commit = pending.Commit();
        outcomeIsKnown = false;
        if (!await TrySealAsync(pending) || !await log.TryAppendAsync(commit, CancellationToken.None))
        {
            outcomeIsKnown = true;
            throw pending.Moved();
        }

        await ClearAsync(pending);
        return commit;
    }

    /// <summary>Takes back what was published, unless it is committed or may be.</summary>
    public Task WithdrawAsync() => outcomeIsKnown ? publisher.WithdrawAsync() : Task.CompletedTask;

    private static string NameOf(PendingRebuild pending, int n) => n == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{pending.Self.RunId}-{pending.Batches}.parquet")
        : throw new InvalidOperationException($"{pending.Self.RunId}: another rebuild has the same id");

    private async Task<bool> TrySealAsync(PendingRebuild pending) =>
        pending.Basis.IsSealed
        || pending.Self.Sequence == pending.Basis.Sequence + 1
        || await log.TryAppendAsync(pending.Seal(), CancellationToken.None);

    // The commit stands: what cannot be cleared away now is cleared away by the batch that begins next.
    private async Task ClearAsync(PendingRebuild pending)
    {
        try
        {
            await receipts.DeleteAsync(pending.Vendor, pending.Dataset, pending.Self.Sequence, CancellationToken.None);
            await superseded.SweepAsync(pending.Vendor, pending.Dataset, pending.Self, CancellationToken.None);
        }
        catch (PipelineException)
        {
        }
    }
}
