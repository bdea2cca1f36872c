using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>A row of any dataset, and how it breaks its contract, if it does.</summary>
internal sealed record ReadRow(object Row, Refusal? Refusal);
