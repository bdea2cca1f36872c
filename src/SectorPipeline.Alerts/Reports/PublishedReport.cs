using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A report as it lies in its folder.</summary>
public sealed record PublishedReport
{
    public required Session Session { get; init; }

    public required ReportState State { get; init; }

    /// <summary>Where people open it: the full path or the address of its morning page.</summary>
    public string Location { get; init; } = "";

    /// <summary>Why it is watermarked or withheld; null when it is neither.</summary>
    public string? Warning { get; init; }

    /// <summary>In the order in which they were written, summary.json last.</summary>
    public required IReadOnlyList<ReportFile> Files { get; init; }

    /// <summary>The text of summary.json.</summary>
    public required string Summary { get; init; }
}
