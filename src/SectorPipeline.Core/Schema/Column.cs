namespace SectorPipeline.Core;

/// <summary>A column of a dataset, in the lake and in the warehouse's raw schema alike.</summary>
public sealed record Column(string Name, ColumnType Type, bool Nullable = true);
