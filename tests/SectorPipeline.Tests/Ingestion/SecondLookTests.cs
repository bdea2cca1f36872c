namespace SectorPipeline.Tests.Ingestion;

/// <summary>An answer that lacks something is asked for once more.</summary>
[TestFixture]
internal sealed class SecondLookTests
{
    private const string Session = "2020-03-02";

    private Workbench bench = new();

    [SetUp]
    public void SetUp() => bench = new Workbench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task A_value_that_is_missing_by_mistake_is_had_by_asking_again()
    {
        bench.Vendor.InTurn(() => Observation("."), () => Observation("3.5"));

        var result = await bench.MacroAsync(Session);

        Assert.That((result.Counts["requests"], result.Counts["loaded"]), Is.EqualTo((2L, 1L)));
        Assert.That(await bench.RowsAsync("macro_observations", "value", "fred"), Is.EqualTo(new[] { "3.5" }));
    }

    [Test]
    public async Task A_company_without_its_sector_is_asked_for_once_more_and_taken_as_it_is()
    {
        bench.Vendor.Always(_ => Overview("None"));

        var result = await bench.CompaniesAsync(Session, ("symbols", "AAPL"));

        Assert.That((result.Counts["requests"], result.Counts["loaded"]), Is.EqualTo((2L, 1L)));
    }

    [Test]
    public async Task The_answer_that_lacks_less_is_taken()
    {
        bench.Vendor.InTurn(() => Overview("TECHNOLOGY", cap: "None"), () => Overview("None", symbol: "MSFT"));

        await bench.CompaniesAsync(Session, ("symbols", "AAPL"));

        Assert.That(await bench.RowsAsync("companies", "sector, market_cap", "alphavantage"), Is.EqualTo(new[] { "TECHNOLOGY|null" }));
    }

    private static HttpResponseMessage Observation(string value) => FakeVendor.Json(
        $$"""{"count":1,"observations":[{"realtime_start":"2020-02-20","realtime_end":"2020-03-02","date":"2020-01-01","value":"{{value}}"}]}""");

    private static HttpResponseMessage Overview(string sector, string cap = "5", string symbol = "AAPL") => FakeVendor.Json($$"""
        {"Symbol":"{{symbol}}","AssetType":"Common Stock","Name":"Any","Exchange":"NASDAQ","Currency":"USD","Country":"USA","Sector":"{{sector}}",
        "Industry":"None","MarketCapitalization":"{{cap}}","SharesOutstanding":"1","DividendPerShare":"None","EPS":"1"}
        """);
}
