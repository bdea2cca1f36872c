using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Which company a step asks about.</summary>
internal sealed record CompanyQuery(string Symbol, Session Session, RequestMeter Meter);

/// <summary>A company as sent, or why the vendor has none for the symbol.</summary>
internal sealed record CompanyAnswer(string RequestId, CompanyCandidate? Company, string? NoData = null);
