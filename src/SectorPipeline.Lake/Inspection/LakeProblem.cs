namespace SectorPipeline.Lake;

/// <summary>Something committed that is not as it was committed: where, and what is wrong.</summary>
public sealed record LakeProblem(string Path, string What);
