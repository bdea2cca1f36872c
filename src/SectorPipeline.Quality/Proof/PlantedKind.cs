namespace SectorPipeline.Quality.Proof;

/// <summary>A fault that is planted to see whether the checks find it.</summary>
/// <param name="Name">Such as spike.</param>
/// <param name="Checks">The kinds of checks that should find it; one of them is enough. It is planted where a dataset declares one.</param>
/// <param name="IsStatistical">Whether it can only be told by what is usual.</param>
/// <param name="Sql">
/// Statements over <c>planted</c>, the rows, and <c>picks</c> (vendor, entity, day, planted_id, size from 0 to 1), the places of this
/// kind; <c>{column}</c> is one of the check's columns after the other, <c>$name</c> a parameter of the check. A delivery has
/// <c>$size</c> and <c>$session</c> in place of picks, and <c>{column}</c> is one of those that hold no text and are not in the key.
/// </param>
internal sealed record PlantedKind(string Name, IReadOnlyList<string> Checks, bool IsStatistical, string Sql)
{
    public const string Column = "{column}";

    public FaultReach Reach { get; init; } = FaultReach.Row;

    /// <summary>Statements before places are picked.</summary>
    public string? Before { get; init; }

    /// <summary>Which rows may be hit, as a condition; <c>kind</c> is that of the security.</summary>
    public string Where { get; init; } = "true";

    /// <summary>For how many sessions after its own the fault may be found.</summary>
    public int Patience { get; init; } = 1;

    public static PlantedKind Structural(string name, string check, string sql) => new(name, [check], IsStatistical: false, sql);

    public static PlantedKind Statistical(string name, string sql, params string[] checks) => new(name, checks, IsStatistical: true, sql);

    /// <summary>The first check of the dataset that should find it, whose parameters it is planted with; null where there is none.</summary>
    public CheckDeclaration? FindCheck(DatasetChecks dataset) => dataset.Checks.FirstOrDefault(check => Checks.Contains(check.Kind.Name));
}
