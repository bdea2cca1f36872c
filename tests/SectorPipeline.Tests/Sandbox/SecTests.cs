using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Filings and facts of invented companies.</summary>
internal sealed class SecTests
{
    private const string Submissions = "submissions/CIK0001935001.json";
    private const string Facts = "api/xbrl/companyfacts/CIK0001935001.json";

    private static readonly (string, string) Caller = ("User-Agent", "Tests tests@example.org");
    private static readonly SimulatedMarket Market = Simulated.Market(last: "2024-03-28", stocks: 11, years: 1);

    [TestCase(null)]
    [TestCase("Mozilla/5.0")]
    public async Task Callers_that_do_not_say_who_they_are_are_turned_away(string? agent)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        using var answer = await client.SendAsync(Submissions, agent is null ? [] : [("User-Agent", agent)]);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
    }

    [Test]
    public async Task Tickers_lead_to_numbers_and_numbers_to_companies()
    {
        var tickers = (await JsonAsync("files/company_tickers.json")).AsObject().Select(entry => entry.Value!).ToList();

        var technology = tickers.Single(ticker => (string?)ticker["ticker"] == "TEC01");
        var company = await JsonAsync($"submissions/CIK{(int)technology["cik_str"]!:0000000000}.json");
        Assert.That(tickers, Has.Count.EqualTo(11));
        Assert.That(tickers.Select(ticker => (int)ticker["cik_str"]!), Is.Unique);
        Assert.That((string?)company["name"], Is.EqualTo((string?)technology["title"]));
        Assert.That((string?)company["tickers"]![0], Is.EqualTo("TEC01"));
    }

    [Test]
    public async Task Filings_are_parallel_arrays_newest_first_and_the_older_ones_are_on_a_page()
    {
        var filings = (await JsonAsync(Submissions))["filings"]!;
        var file = filings["files"]![0]!;
        var page = await JsonAsync($"submissions/{file["name"]}");

        var (recent, older) = (Column(filings["recent"]!, "filingDate"), Column(page, "filingDate"));
        Assert.That(recent.Concat(older), Is.Ordered.Descending.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(filings["recent"]!.AsObject().Select(column => column.Value!.AsArray().Count), Is.All.EqualTo(recent.Count));
        Assert.That(older, Has.Count.EqualTo((int)file["filingCount"]!));
        Assert.That((older[^1], older[0]), Is.EqualTo(((string)file["filingFrom"]!, (string)file["filingTo"]!)));
        Assert.That(Column(filings["recent"]!, "accessionNumber").Concat(Column(page, "accessionNumber")), Is.Unique);
        Assert.That(Column(filings["recent"]!, "form").Take(4), Is.EqualTo(new[] { "10-K", "10-Q", "10-Q", "10-Q" }));
        Assert.That(Column(filings["recent"]!, "reportDate")[0], Is.EqualTo("2023-12-31"));
    }

    [Test]
    public async Task Facts_are_those_of_the_statements()
    {
        await using var client = await SandboxClient.StartAsync(Market);
        var statements = (await client.AlphaVantageAsync("function=INCOME_STATEMENT&symbol=TEC01"))["annualReports"]![0]!;

        var income = Values(await JsonAsync(Facts), "NetIncomeLoss").Where(fact => (string?)fact["start"] == "2023-01-01" && (string?)fact["end"] == "2023-12-31").ToList();

        Assert.That(income.Select(fact => (long)fact["val"]!), Is.EqualTo(new[] { long.Parse((string)statements["netIncome"]!, CultureInfo.InvariantCulture) }));
        Assert.That((string?)income[0]["form"], Is.EqualTo("10-K"));
        Assert.That((string?)income[0]["frame"], Is.EqualTo("CY2023"));
    }

    [Test]
    public async Task A_fact_comes_once_for_each_filing_and_has_a_frame_once()
    {
        var facts = await JsonAsync(Facts);

        foreach (var tag in new[] { "Revenues", "Assets", "NetIncomeLoss" })
        {
            var groups = Values(facts, tag).GroupBy(fact => ((string?)fact["start"], (string?)fact["end"])).ToList();
            Assert.That(groups.Select(group => group.Count()), Has.Some.GreaterThan(1), tag);
            Assert.That(groups.Select(group => group.Count(fact => fact["frame"] is not null)), Is.All.LessThanOrEqualTo(1), tag);
            Assert.That(groups.Select(group => group.Select(fact => (double)fact["val"]!).Distinct().Count()), Is.All.EqualTo(1), tag);
        }

        Assert.That(Values(facts, "Assets"), Has.All.Matches<JsonNode>(fact => !fact.AsObject().ContainsKey("start") && ((string)fact["frame"]!)?.EndsWith('I') != false));
        Assert.That(Values(facts, "Revenues").Where(fact => (string?)fact["fp"] == "Q2" && (string?)fact["end"] == "2023-06-30").Select(fact => (string?)fact["start"]),
            Is.EqualTo(new[] { "2023-01-01", "2023-04-01" }));
    }

    [Test]
    public async Task Nothing_is_filed_before_its_day()
    {
        var january = await JsonAsync(Submissions, Simulated.Market(last: "2024-01-31", stocks: 11, years: 1));

        Assert.That(Column(january["filings"]!["recent"]!, "reportDate")[0], Is.EqualTo("2023-09-30"));
    }

    [TestCase("submissions/CIK0000000001.json")]
    [TestCase("submissions/CIK0001935001-submissions-002.json")]
    [TestCase("api/xbrl/companyfacts/CIK0000000001.json")]
    public async Task What_is_not_there_is_not_found_in_xml(string path)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        using var answer = await client.SendAsync(path, Caller);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/xml"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"<Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>{path}</Key>"));
    }

    [TestCase("files/company_tickers.json")]
    [TestCase(Submissions)]
    public async Task Beside_a_recorded_market_nobody_files(string path)
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());

        using var answer = await client.SendAsync(path, Caller);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Submissions_have_the_properties_of_a_recorded_answer()
    {
        var recorded = Recorded("submissions_AAPL.json.gz");

        var made = await JsonAsync(Submissions);

        foreach (var at in new Func<JsonNode, JsonNode?>[] { all => all, all => all["addresses"]!["mailing"], all => all["filings"], all => all["filings"]!["recent"], all => all["filings"]!["files"]![0] })
            Assert.That(Names(at(made)), Is.EqualTo(Names(at(recorded))));
    }

    [Test]
    public async Task Facts_have_the_properties_of_a_recorded_answer()
    {
        var recorded = Recorded("companyfacts_AAPL.json.gz");

        var made = await JsonAsync(Facts);

        Assert.That(Names(made), Is.EqualTo(Names(recorded)));
        Assert.That(Names(made["facts"]), Is.EqualTo(Names(recorded["facts"])));
        foreach (var tag in new[] { "NetIncomeLoss", "Assets", "EarningsPerShareBasic" })
        {
            Assert.That(Names(made["facts"]!["us-gaap"]![tag]), Is.EqualTo(Names(recorded["facts"]!["us-gaap"]![tag])));
            Assert.That(Names(made["facts"]!["us-gaap"]![tag]!["units"]), Is.EqualTo(Names(recorded["facts"]!["us-gaap"]![tag]!["units"])));
            Assert.That(NamesOfFramed(made, tag), Is.EqualTo(NamesOfFramed(recorded, tag)));
        }
    }

    private static string[] NamesOfFramed(JsonNode facts, string tag) =>
        Names(facts["facts"]!["us-gaap"]![tag]!["units"]!.AsObject().First().Value!.AsArray().First(fact => fact!["frame"] is not null));

    private static string[] Names(JsonNode? node) => [.. node!.AsObject().Select(property => property.Key)];

    private static List<JsonNode> Values(JsonNode facts, string tag) => [.. facts["facts"]!["us-gaap"]![tag]!["units"]!["USD"]!.AsArray().Select(fact => fact!)];

    private static List<string> Column(JsonNode page, string name) => [.. page[name]!.AsArray().Select(value => (string)value!)];

    private static JsonNode Recorded(string file)
    {
        using var gzip = new GZipStream(File.OpenRead(SharedFolder.Require($"data/api/sec/{file}")), CompressionMode.Decompress);
        return JsonNode.Parse(gzip)!;
    }

    private static async Task<JsonNode> JsonAsync(string path, SimulatedMarket? market = null)
    {
        await using var client = await SandboxClient.StartAsync(market ?? Market);
        using var answer = await client.SendAsync(path, Caller);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
