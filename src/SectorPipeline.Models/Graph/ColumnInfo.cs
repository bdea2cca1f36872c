namespace SectorPipeline.Models;

/// <summary>What is documented of a column.</summary>
public sealed record ColumnInfo(string Name)
{
    public string Description { get; init; } = "";

    public string? DataType { get; init; }

    public IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the name is written in quotes; null where nothing is said.</summary>
    public bool? Quote { get; init; }

    public IReadOnlyList<ConstraintInfo> Constraints { get; init; } = [];
}
