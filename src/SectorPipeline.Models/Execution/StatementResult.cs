namespace SectorPipeline.Models;

/// <summary>What a statement of a template gave.</summary>
/// <param name="Rows">How many rows were written, or read where there is a table; null when the engine does not tell.</param>
/// <param name="Table">The rows, where they were asked for.</param>
internal sealed record StatementResult(long? Rows, ResultTable Table);
