using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Selections out of pools, in the order of Python's itertools.</summary>
internal static class Combinations
{
    public static IEnumerable<object?> Product(IReadOnlyList<List<object?>> pools)
    {
        if (pools.Any(pool => pool.Count == 0))
            yield break;
        var indexes = new int[pools.Count];
        do
        {
            yield return new JinjaTuple(indexes.Select((index, pool) => pools[pool][index]).ToList());
        }
        while (Advance(indexes, at => pools[at].Count));
    }

    public static IEnumerable<int[]> Permutations(int count, int size)
    {
        if (size > count)
            yield break;
        var indexes = new int[size];
        do
        {
            if (indexes.Distinct().Count() == size)
                yield return indexes;
        }
        while (Advance(indexes, _ => count));
    }

    /// <summary>Ascending indexes; each at most once unless they may repeat.</summary>
    public static IEnumerable<int[]> Choose(int count, int size, bool repeat)
    {
        if (size > 0 && (count == 0 || (!repeat && size > count)))
            yield break;
        var distance = repeat ? 0 : 1;
        var indexes = Enumerable.Range(0, size).Select(at => at * distance).ToArray();
        while (true)
        {
            yield return indexes;
            var at = size - 1;
            while (at >= 0 && indexes[at] == count - 1 - (size - 1 - at) * distance)
                at--;
            if (at < 0)
                yield break;
            indexes[at]++;
            for (var next = at + 1; next < size; next++)
                indexes[next] = indexes[next - 1] + distance;
        }
    }

    private static bool Advance(int[] indexes, Func<int, int> limit)
    {
        for (var at = indexes.Length - 1; at >= 0; at--)
        {
            if (++indexes[at] < limit(at))
                return true;
            indexes[at] = 0;
        }

        return false;
    }
}
