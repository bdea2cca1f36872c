using SectorPipeline.Lake;

namespace SectorPipeline.Alerts;

/// <summary>Where reports are kept, and what is said on each about where its numbers come from.</summary>
/// <param name="Store">A folder, or a bucket.</param>
/// <param name="Notice">That the market is simulated or recorded; null for today's.</param>
/// <param name="Time">The clock by which what dead publishers have left is told from what live ones write.</param>
public sealed record ReportPlace(IObjectStore Store, string? Notice, TimeProvider Time);
