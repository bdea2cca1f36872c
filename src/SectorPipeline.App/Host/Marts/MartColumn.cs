namespace SectorPipeline.App.Host;

/// <summary>A column of a mart, with the engine's name of its type.</summary>
internal sealed record MartColumn(string Name, string Type);
