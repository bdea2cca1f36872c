namespace SectorPipeline.Models;

/// <summary>What reading a template found: enough to do without rendering it while nothing that it was rendered with changes.</summary>
internal sealed record ParsedTemplate
{
    /// <summary>Says what it was rendered from: its text, and the settings that its node had before.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<RecordedCall> Calls { get; init; }

    /// <summary>What it set with <c>config</c>, call by call, as JSON.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    public required IReadOnlyList<string> Macros { get; init; }

    /// <summary>The environment variables that it read, and what they held; null for one that was not set.</summary>
    public required IReadOnlyList<KeyValuePair<string, string?>> Environment { get; init; }
}
