using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>What a simulated market is made of.</summary>
public sealed record SimulatedMarketOptions
{
    public int Seed { get; init; } = 42;

    /// <summary>Invented companies, spread evenly over the eleven GICS sectors.</summary>
    public int Stocks { get; init; } = 110;

    /// <summary>How far back bars are served, rounded up to whole months.</summary>
    public int Years { get; init; } = 5;

    /// <summary>The last completed session; 2000-01-03 at the earliest.</summary>
    public required Session LastSession { get; init; }
}
