using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Products, permutations and combinations in the order in which Python gives them.</summary>
internal static class Combinatorics
{
    public static IEnumerable<object?> Product(List<List<object?>> pools) =>
        Choices(pools, 0, []).Select(items => (object?)new JinjaTuple(items));

    public static IEnumerable<object?> Permutations(List<object?> pool, int length) =>
        Chosen(pool, length, (picked, _) => Enumerable.Range(0, pool.Count).Where(i => !picked.Contains(i)));

    public static IEnumerable<object?> Combinations(List<object?> pool, int length, bool repeats) =>
        Chosen(pool, length, (picked, last) => Enumerable.Range(0, pool.Count).Where(i => repeats ? i >= last : i > last));

    private static IEnumerable<object?> Chosen(List<object?> pool, int length, Func<IReadOnlyList<int>, int, IEnumerable<int>> next) => length < 0
        ? throw TimeArguments.Fault("the length must not be negative")
        : Indices([], length, next).Select(indices => (object?)new JinjaTuple([.. indices.Select(i => pool[i])]));

    private static IEnumerable<List<int>> Indices(List<int> picked, int length, Func<IReadOnlyList<int>, int, IEnumerable<int>> next)
    {
        if (picked.Count == length)
            return [picked];
        return next(picked, picked.Count == 0 ? -1 : picked[^1]).SelectMany(i => Indices([.. picked, i], length, next));
    }

    private static IEnumerable<List<object?>> Choices(List<List<object?>> pools, int at, List<object?> chosen) => at == pools.Count
        ? [chosen]
        : pools[at].SelectMany(item => Choices(pools, at + 1, [.. chosen, item]));
}
