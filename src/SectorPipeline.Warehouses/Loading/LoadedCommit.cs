namespace SectorPipeline.Warehouses;

/// <summary>The last commit of a dataset of which files are loaded: its number, and the run that made it.</summary>
public sealed record LoadedCommit(long Sequence, string RunId);
