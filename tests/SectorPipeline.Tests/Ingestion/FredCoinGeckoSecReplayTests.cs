using System.Globalization;
using System.Net;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Macro series, coins and filings made again from landing, with no vendor to ask.</summary>
[TestFixture]
internal sealed class FredCoinGeckoSecReplayTests
{
    private Workbench bench = new();

    [SetUp]
    public void SetUp()
    {
        bench = new Workbench { Securities = [new("AAPL", SecurityKind.Stock), new("BRK.B", SecurityKind.Stock), new("BTC-USD", SecurityKind.Crypto)] };
        bench.Options = bench.Options with
        {
            HistoryStart = new(2012, 1, 1),
            CoinGecko = new() { BaseUrl = new("http://vendor.test"), CallsPerMinute = null, Retry = bench.Options.Fred.Retry },
            Sec = new()
            {
                BaseUrl = new("http://vendor.test"),
                WwwUrl = new("http://vendor.test"),
                UserAgent = "Test test@example.com",
                CallsPerSecond = null,
                Retry = bench.Options.Fred.Retry,
            },
        };
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public async Task Vintages_that_were_asked_for_in_parts_and_then_revised()
    {
        var archive = new FredArchive();
        var first = new DateOnly(2012, 1, 2);
        for (var i = 0; i < 2_300; i++)
            archive.Publish(first.AddDays(i), first.AddDays(i - 1), i.ToString(CultureInfo.InvariantCulture));
        bench.Vendor.Always(archive.Answer);
        await bench.MacroAsync("2020-03-02");
        archive.Publish(new(2020, 3, 3), first, "77").Publish(new(2020, 3, 3), new(2020, 3, 2), ".");
        await bench.MacroAsync("2020-03-03");

        await AssertSameAsync("fred", "macro_observations", feeds => feeds.MacroObservations, rows: 2_302);
    }

    [Test]
    public async Task Closes_that_took_two_questions()
    {
        bench.Options = bench.Options with { HistoryStart = new(2020, 3, 1) };
        bench.Vendor.Always(url => FakeVendor.Json(url.Query.Contains("days=9&", StringComparison.Ordinal)
            ? Chart("[1583971200000,1]", "[1584000000000,2]")
            : Chart("[1583193600000,3]", "[1583280000000,4]", "[1583971200000,1]", "[1584000000000,2]")));
        await bench.RunAsync(feeds => feeds.CryptoPrices, Workbench.Context("ingest.crypto", "2020-03-06"));

        await AssertSameAsync("coingecko", "crypto_prices", feeds => feeds.CryptoPrices, rows: 2);

        static string Chart(params string[] points) => $$"""{"prices":[{{string.Join(',', points)}}],"market_caps":[],"total_volumes":[]}""";
    }

    [Test]
    public async Task Filings_whose_tickers_are_shared_by_all_symbols()
    {
        bench.Vendor.Always(url => url.AbsolutePath switch
        {
            "/files/company_tickers.json" => FakeVendor.Json(SecFixtures.Tickers),
            "/submissions/CIK0000000012-submissions-001.json" => FakeVendor.Json(SecFixtures.Older),
            "/submissions/CIK0000000013.json" => FakeVendor.Json(SecFixtures.Registrant(SecFixtures.Table).Replace("0000000012", "0000000013", StringComparison.Ordinal)),
            "/submissions/CIK0000000013-submissions-001.json" => FakeVendor.Json(SecFixtures.Older),
            "/submissions/CIK0000000012.json" => FakeVendor.Json(SecFixtures.Registrant(SecFixtures.Table)),
            _ => FakeVendor.Status(HttpStatusCode.NotFound, ""),
        });
        bench.Time.NextMorningOf("2020-03-04");
        await bench.RunAsync(feeds => feeds.Filings, Workbench.Context("ingest.filings", "2020-03-04"));
        bench.Time.NextMorningOf("2020-03-05");
        await bench.RunAsync(feeds => feeds.Filings, Workbench.Context("ingest.filings", "2020-03-05"));

        await AssertSameAsync("sec", "filings", feeds => feeds.Filings, rows: 6);
    }

    private async Task AssertSameAsync<TRow>(string vendor, string dataset, Func<Feeds, Feed<TRow>> feed, int rows)
    {
        var before = await bench.RowsAsync(dataset, "*", vendor);
        var asked = bench.Vendor.Asked.Count;
        Directory.Delete(bench.PathOf("raw"), recursive: true);

        var result = await bench.RunAsync(feed, Workbench.Context("ingest", "2020-03-06", ("from_landing", true)));

        Assert.That((before.Count, result.Rows), Is.EqualTo((rows, (long)rows)));
        Assert.That(await bench.RowsAsync(dataset, "*", vendor), Is.EqualTo(before));
        Assert.That(bench.Vendor.Asked, Has.Count.EqualTo(asked), "no vendor is asked");
    }
}
