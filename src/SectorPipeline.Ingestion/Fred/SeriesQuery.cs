using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>Which observations a step asks for.</summary>
internal sealed record SeriesQuery(string SeriesId, SessionRange Window, Session Session, RequestMeter Meter);
