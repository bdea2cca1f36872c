namespace SectorPipeline.Models;

/// <summary>A column that a query returns, and the columns that it comes from, in the order in which the text names them.</summary>
public sealed record LineageColumn(string Name, ColumnKind Kind, IReadOnlyList<ColumnSource> Sources);
