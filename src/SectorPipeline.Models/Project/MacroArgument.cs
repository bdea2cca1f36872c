namespace SectorPipeline.Models;

/// <summary>An argument of a macro as a YAML file describes it.</summary>
internal sealed record MacroArgument(string Name, string? Type, string Description);
