namespace SectorPipeline.Models;

/// <summary>A row of a unit test: a value for each column, which is null, a text, a truth value, a number, a list or a mapping.</summary>
internal readonly record struct GivenRow(int Line, IReadOnlyList<object?> Values);
