namespace SectorPipeline.Models;

/// <summary>A table of a source that a template names.</summary>
public readonly record struct SourceCall(string Source, string Table);
