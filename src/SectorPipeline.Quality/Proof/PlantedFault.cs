namespace SectorPipeline.Quality.Proof;

/// <summary>A fault that was planted; entity is null for more than one symbol or series.</summary>
internal sealed record PlantedFault(PlantedKind Kind, string? Entity, DateOnly Date);
