using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The order in which symbols are asked for when the day's budget cannot reach all.</summary>
internal static class TaskOrder
{
    /// <summary>How long a symbol may be left behind before it goes ahead of larger ones.</summary>
    private const int LongestWaitDays = 7;

    /// <summary>Those left behind for over a week, then by market cap from the largest, then the stalest.</summary>
    public static IReadOnlyList<FetchTask> ByValue(
        IReadOnlyList<FetchTask> tasks, IReadOnlyDictionary<string, double> marketCaps, Session session) =>
    [
        .. tasks
            .OrderByDescending(task => IsLeftBehind(task, session))
            .ThenByDescending(task => marketCaps.GetValueOrDefault(task.Key))
            .ThenBy(task => task.Known?.Last ?? DateOnly.MinValue)
            .ThenBy(task => task.Key, StringComparer.Ordinal),
    ];

    private static bool IsLeftBehind(FetchTask task, Session session) =>
        task is { IsIncremental: true, Known: { } known } && known.Through.Date.AddDays(LongestWaitDays) < session.Date;
}
