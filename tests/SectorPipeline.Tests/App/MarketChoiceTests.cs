using System.Text.Json;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Markets;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.App;

internal sealed class MarketChoiceTests
{
    private readonly MarketChoice healthy = MarketChoice.Simulated(new SimulationOptions { Seed = 5 });

    [Test]
    public void Faults_make_no_other_market_and_are_not_kept()
    {
        using var folder = new TemporaryFolder();
        var root = DataRoot.At(folder.Path);

        root.Claim(healthy with { Faults = FaultPlan.Parse("all=0.1") });

        Assert.That(() => root.Claim(healthy), Throws.Nothing);
        Assert.That(root.Market?.Faults, Is.Null);
        Assert.That(JsonSerializer.Serialize(healthy with { Faults = FaultPlan.Parse("all=0.1") }), Is.EqualTo(JsonSerializer.Serialize(healthy)));
    }
}
