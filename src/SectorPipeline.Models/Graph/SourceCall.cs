namespace SectorPipeline.Models;

/// <summary>A table of a source that a template names.</summary>
public sealed record SourceCall(string Source, string Table);
