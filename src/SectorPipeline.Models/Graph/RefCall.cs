namespace SectorPipeline.Models;

/// <summary>A model or seed that a template names.</summary>
public readonly record struct RefCall(string? Package, string Name, object? Version = null);
