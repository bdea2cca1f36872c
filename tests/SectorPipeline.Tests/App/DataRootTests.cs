using SectorPipeline.App.Hosting;
using SectorPipeline.App.Markets;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.App;

public sealed class DataRootTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void A_root_remembers_the_market_that_claimed_it()
    {
        var root = DataRoot.At(Path.Combine(folder.Path, "first"));
        var market = MarketChoice.Simulated(new SimulationOptions { Seed = 5 });

        root.Claim(market);

        Assert.That(DataRoot.At(root.FullPath).Market, Is.EqualTo(market));
    }

    [Test]
    public void Claiming_again_for_the_same_market_is_allowed_and_for_another_refused()
    {
        var root = DataRoot.At(Path.Combine(folder.Path, "second"));
        root.Claim(MarketChoice.Recorded("some/market"));
        root.Claim(MarketChoice.Recorded("moved/market"));

        var refusal = Assert.Throws<ConfigurationException>(() => root.Claim(MarketChoice.Live));

        Assert.That(refusal!.Message, Does.Contain("holds the numbers of the recorded market in 'market', not of the live vendors"));
    }

    [Test]
    public void A_root_that_holds_numbers_of_an_unknown_market_is_refused()
    {
        var root = DataRoot.At(Path.Combine(folder.Path, "fourth"));
        Directory.CreateDirectory(Path.Combine(root.Lake, "_manifest"));

        Assert.That(() => root.Claim(MarketChoice.Live), Throws.TypeOf<ConfigurationException>().With.Message.Contain("market.json"));
        Assert.That(root.Market, Is.Null);
    }

    [Test]
    public void A_damaged_marker_is_not_taken_for_an_empty_root()
    {
        var root = DataRoot.At(Path.Combine(folder.Path, "third"));
        Directory.CreateDirectory(root.FullPath);
        File.WriteAllText(Path.Combine(root.FullPath, "market.json"), "{");

        Assert.That(() => root.Market, Throws.TypeOf<PipelineException>().With.Message.Contain("market.json"));
    }
}
