namespace SectorPipeline.Models;

/// <summary>Given rows and the columns that they have as a query.</summary>
internal sealed record TypedRows(GivenRows Rows, IReadOnlyList<ColumnDescription> Columns);
