namespace SectorPipeline.Models;

/// <summary>What a command is to run, and how.</summary>
public sealed record SqlRunOptions
{
    /// <summary>Terms of dbt's selection grammar; none means all.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether incremental models are built from the start.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>
    /// Whether nodes are left as they are when neither their SQL and settings nor what they read has changed since they were
    /// last built, or last passed. It takes raw tables that the raw loader fills; nodes whose SQL reads the clock are always run.
    /// </summary>
    public bool ReuseUnchanged { get; init; }

    /// <summary>How many nodes run at once; the target's own number when null.</summary>
    public int? Threads { get; init; }
}
