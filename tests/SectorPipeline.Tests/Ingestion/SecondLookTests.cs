using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>An answer that lacks something is asked for again until two lack the same.</summary>
[TestFixture]
internal sealed class SecondLookTests
{
    private const string Session = "2020-03-02";

    private const string Abc = "ABC,Abc,NYSE,Stock,1999-11-18,null,Active";
    private const string Def = "DEF,Def,NYSE,Stock,1999-11-18,null,Active";

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

    [Test]
    public async Task Two_answers_that_lack_as_much_but_not_the_same_are_no_agreement()
    {
        bench.Vendor.InTurn(
            () => Listings("ABC,Abc,NYSE,Stock,1999-11-18,null,None", Def),
            () => Listings(Abc, Def, Def),
            () => Listings(Abc, Def));

        var result = await ListingsAsync();

        Assert.That(result.Counts, Is.SupersetOf(new Dictionary<string, long> { ["loaded"] = 4, ["quarantined"] = 0 }));
    }

    [Test]
    public async Task What_is_lacking_twice_is_believed_whichever_order_it_comes_in()
    {
        bench.Vendor.InTurn(() => Listings(Abc, Abc, Def, Def), () => Listings(Def, Abc, Def, Abc));

        var result = await ListingsAsync();

        Assert.That((result.Counts["requests"], result.Counts["loaded"], result.Counts["quarantined"]), Is.EqualTo((4L, 4L, 4L)), "two of each for either file");
    }

    [Test]
    public async Task A_value_that_may_be_missing_is_asked_for_again_where_the_vendor_has_another_word_for_none()
    {
        bench.Vendor.InTurn(() => Listings("ABC,None,NYSE,Stock,1999-11-18,null,Active"), () => Listings(Abc));

        await ListingsAsync();

        Assert.That(await bench.RowsAsync("listings", "distinct name", "alphavantage"), Is.EqualTo(new[] { "Abc" }));
    }

    [Test]
    public async Task Nobody_is_asked_again_where_there_are_no_more_answers()
    {
        var looks = 0;

        var delivery = await SecondLook.UntilTwoAgreeAsync(new OverConversation(), () => Task.FromResult(Lacking(++looks)));

        Assert.That((looks, delivery.Lacks.Count), Is.EqualTo((1, 1)));
    }

    private static Delivery<Company> Lacking(int look)
    {
        var day = new DateOnly(2020, 3, 2);
        var task = new FetchTask("AAPL", FetchWindow.Through(day, day), Known: null, IsIncremental: true, MovesWatermark: true);
        var delivery = new Delivery<Company>(task, CompanyContract.Instance.Check(day));
        delivery.Note(new Lack(new RowKey(look), "sector"));
        return delivery;
    }

    private Task<StepResult> ListingsAsync() => bench.RunAsync(feeds => feeds.Listings, Workbench.Context("ingest.listings", Session));

    private static HttpResponseMessage Listings(params string[] lines) => new(System.Net.HttpStatusCode.OK)
    {
        Content = new StringContent(
            $"symbol,name,exchange,assetType,ipoDate,delistingDate,status\n{string.Join('\n', lines)}\n", System.Text.Encoding.UTF8, "application/x-download"),
    };

    private static HttpResponseMessage Observation(string value) => FakeVendor.Json(
        $$"""{"count":1,"observations":[{"realtime_start":"2020-02-20","realtime_end":"2020-03-02","date":"2020-01-01","value":"{{value}}"}]}""");

    private static HttpResponseMessage Overview(string sector, string cap = "5", string symbol = "AAPL") => FakeVendor.Json($$"""
        {"Symbol":"{{symbol}}","AssetType":"Common Stock","Name":"Any","Exchange":"NASDAQ","Currency":"USD","Country":"USA","Sector":"{{sector}}",
        "Industry":"None","MarketCapitalization":"{{cap}}","SharesOutstanding":"1","DividendPerShare":"None","EPS":"1"}
        """);

    private sealed class OverConversation() : Conversation("any", default)
    {
        public override bool GoesOn => false;

        protected override Task<T> AnswerAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation) =>
            throw new InvalidOperationException("it is over");
    }
}
