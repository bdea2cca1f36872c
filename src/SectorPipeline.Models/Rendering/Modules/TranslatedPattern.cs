namespace SectorPipeline.Models;

/// <summary>A pattern for .NET, how many groups it has, and the numbers of those with names.</summary>
internal sealed record TranslatedPattern(string Text, int Groups, IReadOnlyDictionary<string, int> Names);
