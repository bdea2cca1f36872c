namespace SectorPipeline.Models;

/// <summary>Where macros of a namespace are looked for: the packages in order.</summary>
internal sealed record DispatchRule(string Namespace, IReadOnlyList<string> SearchOrder);
