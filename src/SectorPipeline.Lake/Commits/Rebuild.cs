namespace SectorPipeline.Lake;

/// <summary>A commit that holds a dataset anew: its number, and the id under which it was made. Readers take no commit before it.</summary>
public sealed record Rebuild(long Sequence, string RunId);
