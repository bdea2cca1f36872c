namespace SectorPipeline.Models;

/// <summary>One command over a project.</summary>
internal sealed record Invocation(string Id, DateTimeOffset StartedAt, string Command, bool FullRefresh)
{
    /// <summary>Whether the failing rows of tests are kept that do not say so themselves.</summary>
    public bool StoreFailures { get; init; }

    /// <summary>Whether tests that warn fail.</summary>
    public bool WarnError { get; init; }

    /// <summary>Whether refs and sources give no rows: only the shape of the SQL is tried.</summary>
    public bool Empty { get; init; }

    /// <summary>Whether the first failure ends the command.</summary>
    public bool FailFast { get; init; }

    /// <summary>The command's options as templates see them in <c>invocation_args_dict</c>.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}
