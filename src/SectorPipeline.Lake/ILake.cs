using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>What was received and what was made of it, as files under one root. Readers see whole batches or nothing.</summary>
public interface ILake
{
    /// <summary>Where the lake is, for people: a path or a URI.</summary>
    string Root { get; }

    /// <summary>What is committed of a vendor's dataset; costs the same however long the history is.</summary>
    Task<DatasetState> StateAsync(string vendor, string dataset, CancellationToken cancellation);

    /// <summary>Begins a batch on the newest state, and clears what writers that died have left.</summary>
    Task<LakeBatch<TRow>> BeginAsync<TRow>(Dataset<TRow> dataset, BatchOrigin origin, CancellationToken cancellation);

    /// <summary>Keeps a vendor's answer; the same request id again replaces it.</summary>
    Task WriteLandingAsync(LandingEntry entry, CancellationToken cancellation);

    /// <summary>The answers kept for a session, by request id.</summary>
    IAsyncEnumerable<LandingEntry> ReadLandingAsync(string vendor, string dataset, Session session, CancellationToken cancellation);

    /// <summary>The answer kept for the request, or null when there is none.</summary>
    Task<LandingEntry?> FindLandingAsync(string vendor, string dataset, Session session, string requestId, CancellationToken cancellation);

    /// <summary>What the committed batches were made of, by the number of their commit.</summary>
    IAsyncEnumerable<BatchReceipt> ReceiptsAsync(string vendor, string dataset, CancellationToken cancellation);

    /// <summary>Begins to make a dataset anew from what landing keeps of it.</summary>
    /// <exception cref="PipelineException">Landing does not keep all that is committed.</exception>
    Task<LakeRebuild<TRow>> BeginRebuildAsync<TRow>(Dataset<TRow> dataset, string vendor, CancellationToken cancellation);

    /// <summary>Writes a dataset's files anew, one per year, without rows that only repeat what was received before; readers see all of it or nothing.</summary>
    /// <exception cref="PipelineException">Another run has committed in the meantime; it may be tried again.</exception>
    Task<CompactionResult> CompactAsync(Dataset dataset, string vendor, CancellationToken cancellation);

    /// <summary>The datasets that have a commit, by vendor and name.</summary>
    Task<IReadOnlyList<DatasetId>> DatasetsAsync(CancellationToken cancellation);

    /// <summary>The commits with a higher number than <paramref name="afterSequence"/>, oldest first; none before the last rebuild.</summary>
    Task<IReadOnlyList<LakeCommit>> CommitsAsync(string vendor, string dataset, long afterSequence, CancellationToken cancellation);

    /// <summary>A path on this machine from which DuckDB can read a committed file.</summary>
    Task<string> LocalPathAsync(string path, CancellationToken cancellation);

    /// <summary>Replaces the export of a mart by the file that <paramref name="write"/> makes at the path it is given.</summary>
    Task PublishMartAsync(string mart, Func<string, CancellationToken, Task> write, CancellationToken cancellation);

    /// <summary>Whether the mart has been exported, and its file is there.</summary>
    Task<bool> HasMartAsync(string mart, CancellationToken cancellation);

    /// <summary>Keeps a symbol's key figures of a session as JSON under <c>kpis/</c>; the same session again replaces them.</summary>
    Task WriteKpisAsync(string symbol, Session session, ReadOnlyMemory<byte> json, CancellationToken cancellation);

    /// <summary>The JSON kept of the symbol and session; null when there is none.</summary>
    Task<byte[]?> FindKpisAsync(string symbol, Session session, CancellationToken cancellation);

    /// <summary>Keeps what the checks of a run have found as HTML under <c>quality/</c>; the same run again replaces it.</summary>
    Task WriteQualityReportAsync(Session session, string runId, ReadOnlyMemory<byte> html, CancellationToken cancellation);

    /// <summary>Checks that every committed file is there, unchanged, readable, and has the rows and columns that were recorded.</summary>
    Task<VerifyReport> VerifyAsync(CancellationToken cancellation);

    /// <summary>What the lake holds, dataset by dataset.</summary>
    Task<IReadOnlyList<DatasetSummary>> SummarizeAsync(CancellationToken cancellation);
}
