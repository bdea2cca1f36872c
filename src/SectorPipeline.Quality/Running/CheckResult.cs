namespace SectorPipeline.Quality;

/// <summary>What a check has found.</summary>
public sealed record CheckResult
{
    /// <summary>How many of the rows found are kept.</summary>
    public const int MostRows = 100;

    public required CheckDeclaration Check { get; init; }

    public required CheckStatus Status { get; init; }

    /// <summary>Facts that were judged.</summary>
    public long Checked { get; init; }

    /// <summary>Rows found, without those that were accepted or explained.</summary>
    public long Failed { get; init; }

    /// <summary>Rows found that somebody has accepted before.</summary>
    public long Accepted { get; init; }

    /// <summary>Rows found that have a good reason, such as a symbol that is no longer listed.</summary>
    public long Explained { get; init; }

    /// <summary>The newest of the rows found, at most <see cref="MostRows"/>.</summary>
    public IReadOnlyList<FailingRow> Rows { get; init; } = [];

    /// <summary>All rows found, where the check puts them into quarantine; else those of <see cref="Rows"/>.</summary>
    public IReadOnlyList<FailingRow> Quarantined { get; init; } = [];

    public string? Message { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether the run must not go on.</summary>
    public bool Blocks => Check.Action == CheckAction.Block && Status is (CheckStatus.Failed or CheckStatus.Error);
}
