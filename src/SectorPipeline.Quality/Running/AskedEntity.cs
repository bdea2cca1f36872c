namespace SectorPipeline.Quality;

/// <summary>How far a vendor was asked for a symbol or series, and what it did not send.</summary>
public sealed record AskedEntity(string Vendor, string Entity, DateOnly Through, string? NoData, IReadOnlyList<DateOnly> Gaps);
