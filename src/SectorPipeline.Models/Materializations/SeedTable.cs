namespace SectorPipeline.Models;

/// <summary>What a CSV file holds: texts, where an empty field is null.</summary>
internal sealed record SeedTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>The line that each row begins on.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];
}
