namespace SectorPipeline.Models;

/// <summary>Who answers for an exposure.</summary>
public sealed record ExposureOwner(string? Name, string? Email);
