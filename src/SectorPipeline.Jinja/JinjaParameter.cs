namespace SectorPipeline.Jinja;

/// <summary>A parameter of a macro.</summary>
public sealed record JinjaParameter(string Name, bool HasDefault);
