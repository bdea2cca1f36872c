using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>Which runs to list; null means any.</summary>
public sealed record RunFilter
{
    public string? Job { get; init; }

    public RunState? State { get; init; }

    public Session? Session { get; init; }

    /// <summary>Sessions from and to these days.</summary>
    public SessionRange? Sessions { get; init; }

    public RunTrigger? Trigger { get; init; }

    /// <summary>The id of a backfill.</summary>
    public string? Backfill { get; init; }

    /// <summary>Created at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Created before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The id of the last run of the page before: only runs that come after it in the list.</summary>
    public string? Before { get; init; }

    /// <summary>The most runs to return.</summary>
    public int Limit { get; init; } = 20;
}
