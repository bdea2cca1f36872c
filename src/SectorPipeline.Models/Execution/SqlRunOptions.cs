namespace SectorPipeline.Models;

/// <summary>What a command is to run, and how.</summary>
public sealed record SqlRunOptions
{
    /// <summary>What templates and artifacts see as <c>invocation_id</c>: the id of the run of which the command is a part; null for one of its own.</summary>
    public string? InvocationId { get; init; }

    /// <summary>Terms of dbt's selection grammar; none means all.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The unique ids to run, in place of a selection; null for what the selection says.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>The kinds of nodes to keep of what is selected, as dbt names them; none means all.</summary>
    public IReadOnlyList<string> ResourceTypes { get; init; } = [];

    /// <summary>The kinds of nodes to leave out of what is selected.</summary>
    public IReadOnlyList<string> ExcludeResourceTypes { get; init; } = [];

    /// <summary>Which tests go along with the nodes that they test; what the project's flags say when null.</summary>
    public IndirectSelection? IndirectSelection { get; init; }

    /// <summary>Whether incremental models are built from the start.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Whether refs and sources give no rows, so that only the shape of the SQL is tried.</summary>
    public bool Empty { get; init; }

    /// <summary>Whether the first failure ends the command; what runs then is waited for, the rest is skipped.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether what would be warned of is an error: tests that warn fail.</summary>
    public bool WarnError { get; init; }

    /// <summary>Whether the failing rows of tests are kept in tables, where a test does not say so itself.</summary>
    public bool StoreFailures { get; init; }

    /// <summary>
    /// Whether nodes are left as they are when neither their SQL and settings nor what they read has changed since they were
    /// last built, or last passed. It takes raw tables that the raw loader fills; nodes whose SQL reads the clock are always run.
    /// </summary>
    public bool ReuseUnchanged { get; init; }

    /// <summary>Says which nodes an earlier attempt of the same work has done, so that they are left as they are; null for none.</summary>
    public Func<Node, bool>? IsDone { get; init; }

    /// <summary>How many nodes run at once; the target's own number when null.</summary>
    public int? Threads { get; init; }

    internal bool Keeps(ResourceType type) =>
        (ResourceTypes.Count == 0 || ResourceTypes.Contains("all") || ResourceTypes.Contains(type.Name())) && !ExcludeResourceTypes.Contains(type.Name());
}
