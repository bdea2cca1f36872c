namespace SectorPipeline.Lake;

/// <summary>What was made of the answers about one symbol or series: enough to make the same again from landing.</summary>
public sealed record ReceivedKey
{
    public required string Key { get; init; }

    /// <summary>The first day that was asked for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last one that was asked for.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Whether the answers continued what was known, and did not replace it.</summary>
    public bool Incremental { get; init; }

    /// <summary>The watermark that was set, or null when it stayed.</summary>
    public Watermark? Mark { get; init; }

    /// <summary>The answers in landing, in the order in which they came.</summary>
    public required IReadOnlyList<string> RequestIds { get; init; }
}
