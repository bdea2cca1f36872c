namespace SectorPipeline.App.Host;

/// <summary>A condition on a column.</summary>
/// <param name="Column">One of the mart's.</param>
/// <param name="Operator">SQL, from a fixed list.</param>
/// <param name="Values">One, or any number for <c>in</c>.</param>
internal sealed record MartFilter(MartColumn Column, string Operator, IReadOnlyList<object> Values);
