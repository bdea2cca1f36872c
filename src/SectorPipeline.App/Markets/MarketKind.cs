namespace SectorPipeline.App.Markets;

/// <summary>Where the numbers come from.</summary>
internal enum MarketKind
{
    /// <summary>The vendors themselves.</summary>
    Live,

    /// <summary>The sandbox, from a seed.</summary>
    Simulated,

    /// <summary>The sandbox, from a market folder.</summary>
    Recorded,
}
