using SectorPipeline.Core;

namespace SectorPipeline.Quality;

/// <summary>Which rows are judged: days from first to last, and of what a run brought all that it brought.</summary>
public sealed record QualityScope
{
    /// <summary>How many days of history checks look back for what is usual.</summary>
    public const int DaysOfContext = 400;

    /// <summary>The session up to which everything is known.</summary>
    public required Session Session { get; init; }

    /// <summary>The first day that is judged of everything; the session itself for a daily run.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The run whose rows are judged whatever day they are about; null for none.</summary>
    public string? RunId { get; init; }

    /// <summary>How many days of history before the first day the checks may look at; null for all.</summary>
    public int? Context { get; init; }

    /// <summary>What a daily run judges: its session, and all that it brought.</summary>
    public static QualityScope OfRun(string runId, Session session) => new() { Session = session, From = session.Date, RunId = runId, Context = DaysOfContext };
}
