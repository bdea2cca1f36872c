using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>Where the rows of a batch come from: the vendor, the run that fetched them, and the session that the run processes.</summary>
public sealed record BatchOrigin(string Vendor, string RunId, Session Session);
