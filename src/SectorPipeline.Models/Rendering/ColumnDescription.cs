namespace SectorPipeline.Models;

/// <summary>A column as the engine describes it; sizes only where its type has them.</summary>
public sealed record ColumnDescription(string Name, string Type, long? CharacterSize = null, long? Precision = null, long? Scale = null);
