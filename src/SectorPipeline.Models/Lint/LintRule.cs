namespace SectorPipeline.Models;

/// <summary>A construct that some engine lacks or reads differently.</summary>
public sealed record LintRule(string Id, string Construct, IReadOnlyList<string> LackedBy, string Advice)
{
    /// <summary>Whether the engines know it but give different results, which matters only where there are several.</summary>
    public bool Differs { get; init; }

    internal Func<SqlText, int, bool> Matches { get; init; } = (_, _) => false;

    /// <summary>The engines among these for which it is worth a warning.</summary>
    public IReadOnlyList<string> Concerns(IReadOnlyCollection<string> engines)
    {
        if (Differs && engines.Count < 2)
            return [];
        return [.. LackedBy.Where(engine => engines.Contains(engine, StringComparer.OrdinalIgnoreCase))];
    }
}
