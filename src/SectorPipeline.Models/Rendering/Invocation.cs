using System.Globalization;

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

    /// <summary>SQL without the id of the command and the second in which it began, which rows may carry but do not depend on.</summary>
    public string Anonymous(string code) => code
        .Replace(Id, "", StringComparison.Ordinal)
        .Replace(StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), "", StringComparison.Ordinal);

    /// <summary>The command's options as templates see them in <c>invocation_args_dict</c>.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}
