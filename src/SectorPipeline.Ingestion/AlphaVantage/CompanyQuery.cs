using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Which company a step asks about.</summary>
internal sealed record CompanyQuery(string Symbol, Session Session, RequestMeter Meter);
