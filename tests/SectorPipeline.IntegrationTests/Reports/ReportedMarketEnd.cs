namespace SectorPipeline.IntegrationTests.Reports;

/// <summary>Removes the market that the tests of reports share.</summary>
[SetUpFixture]
internal sealed class ReportedMarketEnd
{
    [OneTimeTearDown]
    public Task RemoveAsync() => ReportedMarket.RemoveAsync();
}
