namespace SectorPipeline.App.Host;

/// <summary>What a caller may do: each role may do what those before it may.</summary>
internal static class Roles
{
    /// <summary>Looks at everything but the audit.</summary>
    public const string Viewer = "viewer";

    /// <summary>Runs, reruns, backfills and cancels.</summary>
    public const string Operator = "operator";

    /// <summary>Reads the audit and hands out keys.</summary>
    public const string Admin = "admin";

    private static readonly string[] Ascending = [Viewer, Operator, Admin];

    public static IReadOnlyList<string> All => Ascending;

    /// <summary>The role and those above it: whoever has one of them may do what the role may.</summary>
    public static IEnumerable<string> AtLeast(string role) => Ascending.Skip(Array.IndexOf(Ascending, role));

    /// <summary>The highest of the texts that is a role; null when none is.</summary>
    public static string? Highest(IEnumerable<string> texts)
    {
        var best = texts.Select(text => Array.IndexOf(Ascending, text)).DefaultIfEmpty(-1).Max();
        return best < 0 ? null : Ascending[best];
    }
}
