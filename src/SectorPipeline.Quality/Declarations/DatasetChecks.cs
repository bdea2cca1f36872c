namespace SectorPipeline.Quality;

/// <summary>The checks of one dataset, and which of its columns mean what.</summary>
public sealed record DatasetChecks
{
    public required string Dataset { get; init; }

    /// <summary>The column that names what a row is about, such as a symbol.</summary>
    public required string Entity { get; init; }

    /// <summary>The column of the day that a row is about.</summary>
    public required string Date { get; init; }

    /// <summary>The columns that together name one fact, of which the lake may hold several versions.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    public required IReadOnlyList<CheckDeclaration> Checks { get; init; }
}
