namespace SectorPipeline.Alerts;

/// <summary>Where reports are kept, and what is said on each about where its numbers come from.</summary>
/// <param name="Folder">One folder a session is in it.</param>
/// <param name="Notice">That the market is simulated or recorded; null for today's.</param>
public sealed record ReportPlace(string Folder, string? Notice);
