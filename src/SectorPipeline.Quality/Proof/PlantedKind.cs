namespace SectorPipeline.Quality.Proof;

/// <summary>A fault that is planted to see whether the checks find it.</summary>
/// <param name="Name">Such as spike.</param>
/// <param name="Checks">The checks that should find it; one of them is enough.</param>
/// <param name="IsStatistical">Whether it can only be told by what is usual.</param>
/// <param name="Sql">
/// Statements over <c>planted</c>, the bars, and <c>picks</c> (vendor, symbol, session, size from 0 to 1), the places of this kind.
/// </param>
internal sealed record PlantedKind(string Name, IReadOnlyList<string> Checks, bool IsStatistical, string Sql)
{
    /// <summary>Statements before places are picked.</summary>
    public string? Before { get; init; }

    /// <summary>Which bars may be hit, as a condition.</summary>
    public string Where { get; init; } = "kind = 'stock'";

    /// <summary>Whether the fault goes on to the last bar, so that a symbol can have one only.</summary>
    public bool IsLasting { get; init; }

    /// <summary>Whether whole days are hit, and not single symbols.</summary>
    public bool HitsDays { get; init; }

    /// <summary>For how many sessions after its own the fault may be found.</summary>
    public int Patience { get; init; } = 1;
}
