namespace SectorPipeline.Quality.Proof;

/// <summary>A fault that was planted.</summary>
internal sealed record PlantedFault(PlantedKind Kind, string Vendor, string? Symbol, DateOnly Session);
