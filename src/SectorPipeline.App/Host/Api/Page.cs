namespace SectorPipeline.App.Host;

/// <summary>Some of a longer list.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">What to ask for as the next page; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null);
