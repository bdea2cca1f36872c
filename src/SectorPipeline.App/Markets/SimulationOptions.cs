using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.App.Markets;

/// <summary>The simulated market of the settings' section Sandbox.</summary>
internal sealed record SimulationOptions
{
    public const string Section = "Sandbox";

    public int Seed { get; init; } = 42;

    public int Stocks { get; init; } = 110;

    public int Years { get; init; } = 5;

    /// <summary>The market as it stands after the last session that has closed.</summary>
    public SimulatedMarket Create(TimeProvider time) => new(new SimulatedMarketOptions
    {
        Seed = Seed,
        Stocks = Stocks,
        Years = Years,
        LastSession = TradingCalendar.Nyse.LastCompleted(time.GetUtcNow()),
    });
}
