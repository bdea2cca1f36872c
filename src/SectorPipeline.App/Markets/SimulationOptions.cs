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

    /// <summary>Where the market ends, for numbers that are the same on every day; by default the last session that has closed.</summary>
    public DateOnly? LastSession { get; init; }

    /// <summary>The market as it is whenever it is asked for.</summary>
    public Func<IMarket> Open(TimeProvider time)
    {
        if (LastSession is { } last)
        {
            var market = Until(new Session(last));
            return () => market;
        }

        var growing = new GrowingMarket(Until, time);
        return () => growing.Now;
    }

    private SimulatedMarket Until(Session last) => new(new SimulatedMarketOptions { Seed = Seed, Stocks = Stocks, Years = Years, LastSession = last });
}
