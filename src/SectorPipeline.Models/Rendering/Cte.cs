namespace SectorPipeline.Models;

/// <summary>A query with a name inside another query.</summary>
internal readonly record struct Cte(string Name, string Sql);
