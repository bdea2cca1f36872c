using SectorPipeline.Sandbox;

namespace SectorPipeline.App.Markets;

/// <summary>The market that a data root belongs to: enough to open it again.</summary>
internal sealed record MarketChoice
{
    public static MarketChoice Live { get; } = new() { Kind = MarketKind.Live };

    public required MarketKind Kind { get; init; }

    /// <summary>How the market is simulated; null unless it is.</summary>
    public SimulationOptions? Simulation { get; init; }

    /// <summary>The market folder of a recorded market.</summary>
    public string? Folder { get; init; }

    /// <summary>What two choices of the same market have in common, for people too.</summary>
    public string Identity => Kind switch
    {
        MarketKind.Live => "live vendors",
        MarketKind.Simulated => $"simulated market of seed {Simulation!.Seed} with {Simulation.Stocks} stocks",
        _ => $"recorded market {Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder!))}",
    };
}
