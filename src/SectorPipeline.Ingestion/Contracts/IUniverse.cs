namespace SectorPipeline.Ingestion;

/// <summary>The securities that the pipeline follows: a file in live use, the market's own list in the sandbox.</summary>
public interface IUniverse
{
    IReadOnlyList<Security> Securities { get; }
}
