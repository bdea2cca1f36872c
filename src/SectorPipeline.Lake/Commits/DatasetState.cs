namespace SectorPipeline.Lake;

/// <summary>What is committed of a dataset: the number of the last commit (0: none) and the watermark of each symbol or series.</summary>
public sealed record DatasetState(long Sequence, IReadOnlyDictionary<string, Watermark> Watermarks)
{
    /// <summary>The fields that the vendor has sent and that no column takes, sorted.</summary>
    public IReadOnlyList<string> ExtraFields { get; init; } = [];

    /// <summary>The rebuild on which the state stands, if there was one.</summary>
    public Rebuild? Base { get; init; }

    /// <summary>Whether a rebuild was begun and nothing may be committed before it ends.</summary>
    internal bool IsSealed => Base?.Sequence > Sequence;

    /// <summary>The state before the first commit.</summary>
    public static DatasetState Empty { get; } = new(0, new Dictionary<string, Watermark>());
}
