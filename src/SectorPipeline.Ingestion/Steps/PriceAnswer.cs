namespace SectorPipeline.Ingestion.Steps;

/// <summary>Bars as sent, or why the vendor has none for the symbol.</summary>
internal sealed record PriceAnswer(string RequestId, IEnumerable<BarCandidate> Bars, string? NoData = null);
