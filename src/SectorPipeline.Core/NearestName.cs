namespace SectorPipeline.Core;

/// <summary>Finds the name that a person most likely meant.</summary>
public static class NearestName
{
    /// <summary>The candidate nearest to <paramref name="name"/>, or null when none is near enough to be worth saying.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var best = Math.Max(2, name.Length / 3) + 1;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance >= best || distance >= Math.Max(name.Length, candidate.Length))
                continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>" Did you mean 'x'?" with a leading space, or an empty string.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    // Optimal string alignment: insertions, deletions, substitutions and swapped neighbours cost 1 each.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var edit = Math.Min(rows[i - 1, j] + 1, Math.Min(rows[i, j - 1] + 1, rows[i - 1, j - 1] + cost));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[i, j] = swapped ? Math.Min(edit, rows[i - 2, j - 2] + 1) : edit;
            }
        }

        return rows[a.Length, b.Length];
    }
}
