using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Which bars a step asks for.</summary>
internal sealed record PriceQuery(string Symbol, SessionRange Window, Session Session, RequestMeter Meter);
