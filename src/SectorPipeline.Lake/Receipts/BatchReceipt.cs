using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>What a batch was made of, kept in landing beside the answers, so that raw can be rebuilt from landing alone.</summary>
public sealed record BatchReceipt
{
    /// <summary>The number of the batch's commit; batches are rebuilt in this order.</summary>
    public required long Sequence { get; init; }

    public required string RunId { get; init; }

    /// <summary>The session that the run processed, under which its answers are kept.</summary>
    public required Session Session { get; init; }

    public required DateTimeOffset IngestedAt { get; init; }

    /// <summary>The rows that the batch added, without those in quarantine.</summary>
    public long Rows { get; init; }

    public required IReadOnlyList<ReceivedKey> Keys { get; init; }
}
