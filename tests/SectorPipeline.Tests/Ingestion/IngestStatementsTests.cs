using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class IngestStatementsTests
{
    private const string Session = "2020-01-03";

    private Workbench bench = new();

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench();
        bench.Vendor.Always(url => FakeVendor.Json(StatementJson.Of(SymbolOf(url), KindOf(url))));
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task Three_calls_bring_all_statements_of_a_company()
    {
        var result = await Run(Session);

        Assert.That(
            bench.Vendor.Asked.Select(url => url.Query),
            Is.EqualTo(new[] { "INCOME_STATEMENT", "BALANCE_SHEET", "CASH_FLOW" }.Select(name => $"?function={name}&symbol=BRK-B&apikey={Workbench.Key}")));
        Assert.That((result.Rows, result.Counts["fetched"], result.Counts["quarantined"]), Is.EqualTo((42L, 42L, 0L)));
        Assert.That(
            await bench.RowsAsync("statements", "symbol, statement, period, fiscal_date, item, value, currency", "alphavantage"),
            Does.Contain("BRK.B|cash_flow|quarterly|2019-12-31|operatingCashflow|1000000000000001.0000|EUR")
                .And.Contain("BRK.B|balance_sheet|annual|2019-09-30|totalAssets|1000000000000001.0000|USD")
                .And.Contain("BRK.B|income|annual|2019-09-30|stockBasedCompensation|null|USD"));
    }

    [Test]
    public async Task Statements_are_asked_for_again_after_90_days()
    {
        await Run(Session);

        var soon = await Run("2020-04-01");
        var later = await Run("2020-04-02");

        Assert.That((soon.Counts["requests"], later.Counts["requests"]), Is.EqualTo((0L, 3L)));
    }

    [Test]
    public async Task A_report_of_the_future_is_refused()
    {
        var result = await Run("2019-12-01");

        Assert.That((result.Rows, result.Counts["quarantined"]), Is.EqualTo((21L, 21L)));
        Assert.That(
            (await bench.QuarantineAsync("statements", "distinct rule, reason", "alphavantage")).Single(),
            Is.EqualTo("date|fiscal_date 2019-12-31 is after 2019-12-01, the last that was asked for"));
    }

    [Test]
    public async Task A_fund_without_statements_is_no_data()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("{}"));

        var result = await Run(Session);

        Assert.That(result.Warnings, Is.EqualTo(new[] { "alphavantage has no data for BRK.B (an empty answer)." }));
    }

    [TestCase("{}")]
    [TestCase("""{"Error Message":"Invalid API call. Please retry or visit the documentation."}""")]
    public async Task A_statement_that_the_vendor_does_not_have_leaves_the_other_two(string refusal)
    {
        bench.Vendor.Always(url => FakeVendor.Json(KindOf(url).Function == "BALANCE_SHEET" ? refusal : StatementJson.Of(SymbolOf(url), KindOf(url))));

        var result = await Run(Session);
        var loaded = await bench.RowsAsync("statements", "*", "alphavantage");
        var replay = await bench.RunAsync(feeds => feeds.Statements, Workbench.Context("ingest.statements", Session, ("from_landing", true)));

        Assert.That(result.Counts["requests"], Is.EqualTo(4L), "what is lacking is believed when it is said twice");
        Assert.That(await bench.RowsAsync("statements", "distinct statement", "alphavantage"), Is.EqualTo(new[] { "cash_flow", "income" }));
        Assert.That(replay.Rows, Is.EqualTo(result.Rows));
        Assert.That(await bench.RowsAsync("statements", "*", "alphavantage"), Is.EqualTo(loaded));
    }

    [Test]
    public async Task Statements_without_reports_are_no_data()
    {
        bench.Vendor.Always(_ => FakeVendor.Json("""{"symbol":"BRK-B","annualReports":[],"quarterlyReports":[]}"""));

        var result = await Run(Session);

        Assert.That(result.Warnings, Is.EqualTo(new[] { "alphavantage has no data for BRK.B (no reports)." }));
    }

    [Test]
    public async Task A_quota_that_ends_between_two_statements_leaves_the_company_for_tomorrow()
    {
        bench.Vendor.Always(url => url.Query.Contains("CASH_FLOW", StringComparison.Ordinal)
            ? FakeVendor.Json("""{"Information":"our standard API rate limit is 25 requests per day."}""")
            : FakeVendor.Json(StatementJson.Of(SymbolOf(url), KindOf(url))));

        var result = await Run(Session);

        Assert.That((result.Rows, result.Counts["carried_over"]), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public async Task The_larger_company_comes_first_when_the_calls_do_not_reach_both()
    {
        bench.Securities = [new("AAPL", SecurityKind.Stock, MarketCap: 1), new("BRK.B", SecurityKind.Stock, MarketCap: 2)];
        bench.Options = bench.Options with { AlphaVantage = bench.Options.AlphaVantage with { CallsPerDay = 25 } };
        bench.Ledger.Left = 4;

        var result = await bench.RunAsync(feeds => feeds.Statements, Workbench.Context("ingest.statements", Session));

        Assert.That((result.Rows, result.Counts["carried_over"]), Is.EqualTo((42L, 1L)), "two companies need six calls");
        Assert.That(await bench.RowsAsync("statements", "distinct symbol", "alphavantage"), Is.EqualTo(new[] { "BRK.B" }));
    }

    [Test]
    public async Task An_item_that_another_report_has_is_asked_for_again_and_its_statement_alone()
    {
        var income = 0;
        bench.Vendor.Always(url =>
        {
            var body = StatementJson.Of(SymbolOf(url), KindOf(url));
            var isSpoiled = KindOf(url).Name == "income" && ++income == 1;
            return FakeVendor.Json(isSpoiled ? ReplaceFirst(body, "\"netIncome\":\"7\"", "\"netIncome\":\"None\"") : body);
        });

        var result = await Run(Session);

        Assert.That((income, result.Counts["requests"]), Is.EqualTo((2, 4L)));
        Assert.That(await bench.RowsAsync("statements", "item, value", "alphavantage"), Does.Not.Contain("netIncome|null"));
    }

    [Test]
    public async Task An_item_that_stays_missing_in_one_report_is_missing()
    {
        bench.Vendor.Always(url => FakeVendor.Json(
            ReplaceFirst(StatementJson.Of(SymbolOf(url), KindOf(url)), "\"netIncome\":\"7\"", "\"netIncome\":\"None\"")));

        var result = await Run(Session);

        Assert.That((result.Counts["requests"], result.Counts["loaded"]), Is.EqualTo((4L, 42L)));
        Assert.That(
            await bench.RowsAsync("statements", "item, period, value", "alphavantage"),
            Does.Contain("netIncome|annual|null").And.Contain("netIncome|quarterly|7.0000"));
    }

    private static string ReplaceFirst(string text, string old, string other) => text.IndexOf(old, StringComparison.Ordinal) is >= 0 and var at
        ? text.Remove(at, old.Length).Insert(at, other)
        : text;

    private Task<StepResult> Run(string session) =>
        bench.RunAsync(feeds => feeds.Statements, Workbench.Context("ingest.statements", session, ("symbols", "BRK.B")));

    private static string SymbolOf(Uri url) => url.Query.Split("symbol=")[1].Split('&')[0];

    private static StatementKind KindOf(Uri url) => StatementKind.All.Single(kind => url.Query.Contains(kind.Function, StringComparison.Ordinal));
}
