namespace SectorPipeline.Sandbox;

/// <summary>What a symbol stands for.</summary>
public enum SecurityKind
{
    Stock,
    Etf,
    Index,
}
