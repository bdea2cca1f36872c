namespace SectorPipeline.Quality;

/// <summary>What a check is about.</summary>
public enum CheckFamily
{
    Schema,
    Completeness,
    Validity,
    MarketSense,
    Consistency,
    Freshness,
    Distribution,

    /// <summary>A query of the project's own.</summary>
    Custom,
}
