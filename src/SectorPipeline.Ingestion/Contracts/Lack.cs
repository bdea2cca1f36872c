namespace SectorPipeline.Ingestion;

/// <summary>Something that an answer should have and does not: a row that was refused, a value, a bar.</summary>
/// <param name="Row">Whose it is.</param>
/// <param name="What">The rule that the row breaks, or the column that has no value.</param>
internal readonly record struct Lack(RowKey Row, string What);
