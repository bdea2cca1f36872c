namespace SectorPipeline.IntegrationTests;

/// <summary>Removes the recorded market's data root after all tests.</summary>
[SetUpFixture]
public sealed class RecordedMarketEnd
{
    [OneTimeTearDown]
    public void Remove() => RecordedMarket.Remove();
}
