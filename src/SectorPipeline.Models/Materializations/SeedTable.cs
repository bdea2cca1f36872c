namespace SectorPipeline.Models;

/// <summary>What a CSV file holds: texts, where an empty field is null.</summary>
internal sealed record SeedTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
