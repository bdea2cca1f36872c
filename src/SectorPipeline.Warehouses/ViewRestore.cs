namespace SectorPipeline.Warehouses;

/// <summary>A view that went with what it reads, and the statements that put it back.</summary>
public sealed record ViewRestore(Relation View, IReadOnlyList<string> Statements);
