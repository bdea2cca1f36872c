namespace SectorPipeline.Models;

/// <summary>Bounds the work of tracing a query whose stars or subqueries multiply.</summary>
internal sealed class TracingBudget
{
    public const int Deepest = 64;

    private int left = 4_000_000;

    public bool IsSpent => left < 0;

    /// <summary>Whether so many more steps may be done.</summary>
    public bool Spend(int steps)
    {
        left = left < steps ? -1 : left - steps;
        return left >= 0;
    }
}
