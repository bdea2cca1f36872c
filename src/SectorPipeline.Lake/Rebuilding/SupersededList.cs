namespace SectorPipeline.Lake;

/// <summary>The keys that a rebuild replaces once it is committed.</summary>
internal sealed record SupersededList(string RunId, IReadOnlyList<string> Keys);
