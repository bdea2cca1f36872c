namespace SectorPipeline.Ingestion.Steps;

/// <summary>The order in which symbols are asked for when the day's budget cannot reach all.</summary>
internal static class TaskOrder
{
    /// <summary>
    /// By turns the symbol that was asked for longest ago, or never, and the largest by market cap: the largest are fresh
    /// every day, and every symbol has its turn, however many there are and however few the calls.
    /// </summary>
    public static IReadOnlyList<FetchTask> ByValue(IReadOnlyList<FetchTask> tasks, IReadOnlyDictionary<string, double> marketCaps)
    {
        var largest = tasks
            .OrderByDescending(task => marketCaps.GetValueOrDefault(task.Key))
            .ThenBy(task => task.Known?.Through.Date ?? DateOnly.MinValue)
            .ThenBy(task => task.Key, StringComparer.Ordinal)
            .ToList();
        var stalest = largest.OrderBy(task => task.Known?.Through.Date ?? DateOnly.MinValue); // among equals the largest
        return InTurn(stalest, largest);
    }

    private static List<FetchTask> InTurn(IEnumerable<FetchTask> one, IEnumerable<FetchTask> other)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var order = new List<FetchTask>();
        using var rest = other.GetEnumerator();
        foreach (var task in one.Where(task => chosen.Add(task.Key)))
        {
            order.Add(task);
            while (rest.MoveNext())
            {
                if (!chosen.Add(rest.Current.Key))
                    continue;
                order.Add(rest.Current);
                break;
            }
        }

        return order;
    }
}
