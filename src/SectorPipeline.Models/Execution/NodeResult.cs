namespace SectorPipeline.Models;

/// <summary>What became of one node.</summary>
public sealed record NodeResult
{
    public required Node Node { get; init; }

    public required NodeStatus Status { get; init; }

    /// <summary>For people: what was built, or why it failed and what to do.</summary>
    public string Message { get; init; } = "";

    /// <summary>The rows that were written, where the engine tells.</summary>
    public long? Rows { get; init; }

    /// <summary>What a test counted.</summary>
    public long? Failures { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>The number of the thread, from 1.</summary>
    public int Thread { get; init; }

    /// <summary>The full path of the compiled SQL, when it came so far.</summary>
    public string? CompiledPath { get; init; }

    /// <summary>The compiled SQL, when it came so far.</summary>
    public string? CompiledCode { get; init; }

    /// <summary>When its SQL was compiled, when it came so far.</summary>
    public DateTimeOffset? CompiledAt { get; init; }

    /// <summary>How old the newest rows of a source are; only for sources.</summary>
    public SourceFreshness? Freshness { get; init; }

    /// <summary>The node whose failure is the cause of a skip.</summary>
    public string? Cause { get; init; }

    /// <summary>Whether it was left as it was, because nothing that it is built from has changed.</summary>
    public bool IsReused { get; init; }

    /// <summary>Whether what reads the node may go on.</summary>
    public bool IsGood => Status is NodeStatus.Success or NodeStatus.Pass or NodeStatus.Warn;
}
