using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class IngestListingsTests
{
    private const string Session = "2020-01-03";
    private const string Header = "symbol,name,exchange,assetType,ipoDate,delistingDate,status\n";

    private const string Active = Header + """
        ABC,"Abc, ""the"" Company",NYSE,Stock,1999-11-18,null,Active
        DEF-P-A,,NYSE ARCA,ETF,null,null,Active

        """;

    private const string Delisted = Header + """
        ABC,Abc the Elder,NYSE,Stock,1970-01-02,1998-05-29,Delisted
        ABC,Abc the Younger,NASDAQ,Stock,1998-06-01,1999-01-04,Delisted

        """;

    private Workbench bench = new();

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench();
        bench.Vendor.Always(url => Csv(url.Query.Contains("state=delisted", StringComparison.Ordinal) ? Delisted : Active));
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task Both_lists_of_the_day_become_rows()
    {
        var result = await Run(Session);

        Assert.That(bench.Vendor.Asked.Select(url => url.Query).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            $"?function=LISTING_STATUS&date=2020-01-03&state=active&apikey={Workbench.Key}", $"?function=LISTING_STATUS&date=2020-01-03&state=delisted&apikey={Workbench.Key}",
        }));
        Assert.That(result.Rows, Is.EqualTo(4));
        Assert.That(await bench.RowsAsync("listings", "symbol, as_of, name, exchange, asset_type, ipo_date, delisting_date, status", "alphavantage"), Is.EqualTo(new[]
        {
            "ABC|2020-01-03|Abc the Elder|NYSE|Stock|1970-01-02|1998-05-29|Delisted",
            "ABC|2020-01-03|Abc the Younger|NASDAQ|Stock|1998-06-01|1999-01-04|Delisted",
            "ABC|2020-01-03|Abc, \"the\" Company|NYSE|Stock|1999-11-18|null|Active",
            "DEF-P-A|2020-01-03|null|NYSE ARCA|ETF|null|null|Active",
        }));
    }

    [Test]
    public async Task The_lists_are_asked_for_again_after_a_week()
    {
        await Run(Session);

        var soon = await Run("2020-01-09");
        var later = await Run("2020-01-10");

        Assert.That((soon.Counts["requests"], later.Counts["requests"]), Is.EqualTo((0L, 3L)), "one of the active ones has neither a name nor a day, which is asked for twice");
    }

    [Test]
    public async Task A_refusal_is_JSON_although_CSV_was_asked_for()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("""{"Information":"our standard API rate limit is 25 requests per day."}"""));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["carried_over"]), Is.EqualTo((0L, 2L)));
    }

    [Test]
    public async Task A_row_that_breaks_the_contract_goes_to_quarantine()
    {
        bench.Vendor.Always(_ => Csv(Header + """
            ,Nobody,NYSE,Stock,1999-11-18,null,Active
            ABC,Abc,NYSE,Stock,18.11.1999,null,Active
            DEF,Def,NYSE,Stock,1999-11-18,null,Suspended
            GHI,Ghi,NYSE,Stock,1999-11-18,1990-01-01,Delisted
            JKL,Jkl,NYSE,Stock,1999-11-18,null,Active
            JKL,Jkl,NYSE,Stock,1999-11-18,null,Active

            """));

        var result = await Run(Session);

        Assert.That(result.Rows, Is.EqualTo(2), "one of each list");
        Assert.That(await bench.QuarantineAsync("listings", "distinct rule, reason", "alphavantage"), Is.EqualTo(new[]
        {
            "order|delisting_date 1990-01-01 is before ipo_date 1999-11-18",
            "range|status 'Suspended' is neither Active nor Delisted",
            "required|symbol is missing",
            "type|ipoDate '18.11.1999' is not a date",
            "unique|another row of the answer has the same symbol, as_of, status, ipo_date, delisting_date",
        }));
    }

    [Test]
    public async Task Rows_that_were_refused_are_asked_for_again_until_two_answers_agree()
    {
        var turn = 0;
        bench.Vendor.Always(url => url.Query.Contains("state=delisted", StringComparison.Ordinal) ? Csv(Delisted)
            : turn++ == 0 ? Csv(Active.Replace("ABC,", "null,", StringComparison.Ordinal))
            : Csv(Active));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["quarantined"], result.Counts["requests"]), Is.EqualTo((4L, 0L, 4L)));
    }

    [TestCase("")]
    [TestCase(Header + "ABC,Abc,NYSE,Stock,1999-11-18,null,Activ")]
    [TestCase(Header + "ABC,Abc,NYSE\n")]
    [TestCase(Header + "ABC,\"Abc,NYSE,Stock,1999-11-18,null,Active\n")]
    [TestCase(Header + "ABC,\"Abc\"x,NYSE,Stock,1999-11-18,null,Active\n")]
    public void A_file_that_is_cut_off_is_the_vendors_fault(string body)
    {
        Assert.That(() => Read(body), Throws.TypeOf<VendorException>().With.Property("Outcome").EqualTo(VendorOutcome.VendorFault));
    }

    [TestCase("ticker,name,exchange,assetType,ipoDate,delistingDate,status\n", "the first line: expected symbol, name, exchange, assetType, ipoDate, delistingDate, status, got ticker")]
    [TestCase("<html>\n", "missing symbol")]
    [TestCase("\n", "got nothing")]
    public void Other_columns_are_a_changed_format(string body, string what)
    {
        Assert.That(
            () => Read(body),
            Throws.TypeOf<VendorException>().With.Message.Contains(what).And.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat));
    }

    [Test]
    public void Columns_may_come_in_any_order_and_new_ones_are_noted()
    {
        var conversation = new NoConversation();

        var listing = ListingFile.Listings(
            Encoding.UTF8.GetBytes("status,sector,symbol,name,exchange,assetType,ipoDate,delistingDate\nActive,Energy,ABC,Abc,NYSE,Stock,1999-11-18,null\n"),
            new DateOnly(2020, 1, 3), conversation).Single();

        Assert.That((listing.Row.Symbol, listing.Row.Status, listing.Row.Name), Is.EqualTo(("ABC", "Active", "Abc")));
        Assert.That(conversation.ExtraFields, Is.EqualTo(new[] { "sector" }));
    }

    [Test]
    public async Task A_list_without_rows_is_no_data()
    {
        bench.Vendor.Always(_ => Csv(Header));

        var result = await Run(Session);

        Assert.That(result.Warnings, Is.EqualTo(new[] { "alphavantage has no data for active (no listings), delisted (no listings)." }));
    }

    private Task<StepResult> Run(string session) =>
        bench.RunAsync(feeds => feeds.Listings, Workbench.Context("ingest.listings", session));

    private static IReadOnlyList<Received<Listing>> Read(string body) =>
        ListingFile.Listings(Encoding.UTF8.GetBytes(body), new DateOnly(2020, 1, 3), new NoConversation());

    private static HttpResponseMessage Csv(string body) => new(System.Net.HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/x-download") };
}
