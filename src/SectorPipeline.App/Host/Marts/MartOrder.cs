namespace SectorPipeline.App.Host;

/// <summary>A column to sort by.</summary>
internal sealed record MartOrder(MartColumn Column, bool Descending);
