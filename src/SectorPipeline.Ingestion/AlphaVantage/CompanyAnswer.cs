namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>A company as sent, or why the vendor has none for the symbol.</summary>
internal sealed record CompanyAnswer(string RequestId, CompanyCandidate? Company, string? NoData = null);
