namespace SectorPipeline.Lake;

/// <summary>
/// What was checked and what is wrong. Strays are data files that no commit names, leftovers temporary files of writers
/// that run or have died: nobody reads either.
/// </summary>
public sealed record VerifyReport
{
    public required long Commits { get; init; }

    public required long Files { get; init; }

    public required long Rows { get; init; }

    public required IReadOnlyList<LakeProblem> Problems { get; init; }

    public required IReadOnlyList<string> Strays { get; init; }

    public required IReadOnlyList<string> Leftovers { get; init; }

    public bool IsClean => Problems.Count == 0;
}
