namespace SectorPipeline.Ingestion.Fred;

/// <summary>Observations as sent, how many there are over all pages, or why the vendor has none.</summary>
internal sealed record SeriesPage(string RequestId, IReadOnlyList<ObservationCandidate> Observations, int Total, string? NoData = null);
