namespace SectorPipeline.Lake;

/// <summary>An object of a store: its key, with slashes, and its size.</summary>
public sealed record StoredObject(string Key, long Bytes);
