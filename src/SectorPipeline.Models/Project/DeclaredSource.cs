namespace SectorPipeline.Models;

/// <summary>A table of a source, and the entry that declares it.</summary>
internal sealed record DeclaredSource(SourceNode Node, SchemaEntry Entry, string ProjectPath);
