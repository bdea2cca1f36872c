namespace SectorPipeline.Models;

/// <summary>Pairs rows that are only expected with rows that are only there, where most of their cells agree.</summary>
internal static class ChangedRows
{
    private const int MostComparisons = 40_000;

    /// <summary>A pair for each changed row; then what is left of both lists stays in them.</summary>
    public static List<(IReadOnlyList<string?> Expected, IReadOnlyList<string?> Actual)> Take(
        List<IReadOnlyList<string?>> expected, List<IReadOnlyList<string?>> actual)
    {
        if ((long)expected.Count * actual.Count > MostComparisons)
            return [];
        var pairs = expected.SelectMany(_ => actual, (left, right) => (Expected: left, Actual: right, Same: Same(left, right)))
            .Where(pair => pair.Same > 0)
            .OrderByDescending(pair => pair.Same)
            .ToList();
        var taken = new List<(IReadOnlyList<string?>, IReadOnlyList<string?>)>();
        foreach (var (left, right, _) in pairs)
        {
            if (!Holds(expected, left) || !Holds(actual, right))
                continue;
            expected.RemoveAll(row => ReferenceEquals(row, left));
            actual.RemoveAll(row => ReferenceEquals(row, right));
            taken.Add((left, right));
        }

        return taken;
    }

    private static bool Holds(List<IReadOnlyList<string?>> rows, IReadOnlyList<string?> row) => rows.Exists(other => ReferenceEquals(other, row));

    private static int Same(IReadOnlyList<string?> left, IReadOnlyList<string?> right) =>
        left.Where((cell, i) => string.Equals(cell, right[i], StringComparison.Ordinal)).Count();
}
