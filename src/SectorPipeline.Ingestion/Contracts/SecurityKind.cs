namespace SectorPipeline.Ingestion;

/// <summary>What is traded under a symbol.</summary>
public enum SecurityKind
{
    Stock,
    Etf,
    Index,
    Crypto,
}
