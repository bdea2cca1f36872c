namespace SectorPipeline.Models;

/// <summary>How a node fared when it was last run, or when a source was last checked for freshness.</summary>
public sealed record DocsState(string Status)
{
    public DateTimeOffset? At { get; init; }

    public double? Seconds { get; init; }

    public string Message { get; init; } = "";

    /// <summary>Rows written, or rows that a test found.</summary>
    public long? Rows { get; init; }
}
