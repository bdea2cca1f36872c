using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Altered bodies of every endpoint that has rows.</summary>
internal sealed class VendorFaultBodyTests
{
    private const string Bitcoin = "api/v3/coins/bitcoin/market_chart?vs_currency=usd&days=200";
    private const string Coins = "api/v3/coins/markets?vs_currency=usd";
    private const string Statement = "query?function=INCOME_STATEMENT&symbol=TEC01&apikey=k";
    private const string Listing = "query?function=LISTING_STATUS&apikey=k";
    private const string Minutes = "query?function=TIME_SERIES_INTRADAY&symbol=TEC01&interval=5min&apikey=k";
    private const string Vintages = "fred/series/vintagedates?series_id=DGS10&file_type=json&api_key=" + SandboxClient.FredKey;
    private const string Series = "fred/series?series_id=DGS10&file_type=json&api_key=" + SandboxClient.FredKey;
    private const string Submissions = "submissions/CIK0001935001.json";
    private const string Page = "submissions/CIK0001935001-submissions-001.json";
    private const string Facts = "api/xbrl/companyfacts/CIK0001935001.json";
    private const string Intraday = "v8/finance/chart/TEC01?range=5d&interval=5m";

    private static readonly SimulatedMarket Market = Simulated.Market(stocks: 11, years: 1);

    [TestCase("nulls", Bitcoin, "null")]
    [TestCase("nulls", Coins, "null")]
    [TestCase("nulls", Statement, "\"None\"")]
    [TestCase("nulls", Listing, "None")]
    [TestCase("nulls", Minutes, "\"None\"")]
    [TestCase("nulls", Submissions, "null")]
    [TestCase("nulls", Facts, "null")]
    [TestCase("nulls", Intraday, "null")]
    public async Task Missing_values_are_the_vendors(string kind, string path, string marker)
    {
        var (healthy, altered) = await BothAsync(kind, path);

        Assert.That(altered.Split(marker).Length, Is.GreaterThan(healthy.Split(marker).Length));
    }

    [TestCase(Bitcoin, "prices")]
    [TestCase(Coins, "")]
    [TestCase(Statement, "quarterlyReports")]
    [TestCase(Vintages, "vintage_dates")]
    [TestCase(Page, "accessionNumber")]
    public async Task Rows_come_twice_or_in_another_order(string path, string rows)
    {
        var (healthy, repeated) = await BothAsync("duplicates", path);
        var (_, reordered) = await BothAsync("reordered", path);

        Assert.That(Rows(repeated, rows), Has.Count.GreaterThan(Rows(healthy, rows).Count));
        Assert.That(Rows(repeated, rows).Distinct(), Is.EquivalentTo(Rows(healthy, rows)));
        Assert.That(Rows(reordered, rows), Is.EquivalentTo(Rows(healthy, rows)).And.Not.EqualTo(Rows(healthy, rows)));
    }

    [TestCase(Bitcoin)]
    [TestCase(Coins)]
    [TestCase(Statement)]
    [TestCase(Listing)]
    [TestCase(Vintages)]
    [TestCase(Series)]
    [TestCase(Submissions)]
    [TestCase(Facts)]
    [TestCase(Intraday)]
    public async Task A_field_is_renamed(string path)
    {
        var (healthy, altered) = await BothAsync("renamed", path);

        Assert.That(altered, Is.Not.EqualTo(healthy));
    }

    [TestCase(Minutes, "\"1. open\"")]
    [TestCase(Intraday, "\"open\"")]
    public async Task Minutes_too_can_be_on_another_basis(string path, string field)
    {
        var (healthy, altered) = await BothAsync("split", path);

        Assert.That(altered, Is.Not.EqualTo(healthy).And.Contains(field));
    }

    [TestCase("refusal", Submissions, "403 404")]
    [TestCase("429", Submissions, "429")]
    [TestCase("refusal", Bitcoin, "429")]
    [TestCase("refusal", "quote/TEC01", "429")]
    [TestCase("refusal", "v1/test/getcrumb", "200 401 429")]
    public async Task Every_vendor_has_refusals(string kind, string path, string statuses)
    {
        await using var client = await SandboxClient.StartAsync(Market, new SandboxOptions { Faults = FaultPlan.Parse($"{kind}=1") });
        var seen = new SortedSet<int>();

        for (var i = 0; i < 30; i++)
        {
            using var answer = await client.SendAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}i={i}", ("User-Agent", "Tests tests@example.org"));
            seen.Add((int)answer.StatusCode);
        }

        Assert.That(string.Join(' ', seen), Is.EqualTo(statuses));
    }

    private static async Task<(string Healthy, string Altered)> BothAsync(string kind, string path)
    {
        await using var client = await SandboxClient.StartAsync(Market, new SandboxOptions { Faults = FaultPlan.Parse($"{kind}=1") });
        var altered = await TextAsync(client, path);
        return (await TextAsync(client, path), altered);
    }

    private static async Task<string> TextAsync(SandboxClient client, string path)
    {
        using var answer = await client.SendAsync(path, ("User-Agent", "Tests tests@example.org"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        return await answer.Content.ReadAsStringAsync();
    }

    private static List<string> Rows(string body, string name)
    {
        var root = JsonNode.Parse(body)!;
        return [.. (name.Length == 0 ? root : root[name]!).AsArray().Select(row => row!.ToJsonString())];
    }
}
