namespace SectorPipeline.Models;

/// <summary>A command that may have to be gone on with: what it was asked for, and which nodes are left.</summary>
public sealed record InterruptedRun
{
    public required string Command { get; init; }

    /// <summary>The last command of a project; null when there was none, or its artifacts are gone.</summary>
    /// <exception cref="Core.PipelineException">What is kept of it cannot be read.</exception>
    public static InterruptedRun? Read(SqlProjectOptions options) => RunJournal.Read(SqlProject.TargetDirectoryOf(options));

    /// <summary>The unique ids of the nodes that did not end well, or did not come to run.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    public bool FullRefresh { get; init; }

    public bool Empty { get; init; }

    public bool StoreFailures { get; init; }

    public bool WarnError { get; init; }

    public string? Target { get; init; }

    /// <summary>The variables of the command line, as JSON.</summary>
    public string Vars { get; init; } = "{}";
}
