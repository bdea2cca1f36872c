namespace SectorPipeline.Models;

public sealed record DocsArgument(string Name, string Type, string Description);
