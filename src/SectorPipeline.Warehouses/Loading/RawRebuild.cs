namespace SectorPipeline.Warehouses;

/// <summary>A commit of the lake that replaces all that a vendor's dataset had before it; the id says which rebuild it was.</summary>
public sealed record RawRebuild(string Vendor, string Dataset, long Sequence, string RunId);
