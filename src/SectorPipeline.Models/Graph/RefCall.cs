namespace SectorPipeline.Models;

/// <summary>A model or seed that a template names.</summary>
public sealed record RefCall(string? Package, string Name, object? Version = null);
