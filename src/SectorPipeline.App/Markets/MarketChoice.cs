using System.Text.Json.Serialization;
using SectorPipeline.Sandbox;

namespace SectorPipeline.App.Markets;

/// <summary>Which market the numbers come from: enough to open it, and to open it again.</summary>
internal sealed record MarketChoice
{
    public static MarketChoice Live { get; } = new() { Kind = MarketKind.Live };

    public required MarketKind Kind { get; init; }

    /// <summary>How the market is simulated; null unless it is.</summary>
    public SimulationOptions? Simulation { get; init; }

    /// <summary>The full path of a recorded market's folder; null unless it is one.</summary>
    public string? Folder { get; init; }

    /// <summary>What goes wrong in the sandbox; no part of the market, and never kept.</summary>
    [JsonIgnore]
    public FaultPlan? Faults { get; init; }

    /// <summary>What two choices of the same market have in common, for people too.</summary>
    public string Identity => Kind switch
    {
        MarketKind.Live => "live vendors",
        MarketKind.Simulated => $"simulated market of seed {Simulation!.Seed}, {Simulation.Stocks} stocks, {Simulation.Years} {(Simulation.Years == 1 ? "year" : "years")}",
        _ => $"recorded market in '{Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder!))}'",
    };

    /// <summary>What people who read its numbers must know; null for today's market.</summary>
    [JsonIgnore]
    public string? Notice => Kind switch
    {
        MarketKind.Live => null,
        MarketKind.Simulated => $"SIMULATED DATA: {Identity}. No number below is real.",
        _ => $"RECORDED DATA: {Identity}, not today's market.",
    };

    public static MarketChoice Simulated(SimulationOptions simulation) => new() { Kind = MarketKind.Simulated, Simulation = simulation };

    public static MarketChoice Recorded(string folder) => new() { Kind = MarketKind.Recorded, Folder = Path.GetFullPath(folder) };

    /// <summary>Whether a session is added to it with each close.</summary>
    [JsonIgnore]
    public bool Grows => Kind == MarketKind.Live || Simulation is { LastSession: null };

    /// <summary>Makes or reads the market, to be asked for as it is now; null for the live vendors.</summary>
    public Func<IMarket>? Open(TimeProvider time) => Kind switch
    {
        MarketKind.Live => null,
        MarketKind.Simulated => Simulation!.Open(time),
        _ => Read(),
    };

    private Func<IMarket> Read()
    {
        var market = RecordedMarket.Open(Folder!);
        return () => market;
    }
}
