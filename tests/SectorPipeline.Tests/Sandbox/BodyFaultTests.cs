using System.Globalization;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Faults of what a body says, each beside the healthy body.</summary>
internal sealed class BodyFaultTests
{
    private const string Chart = "v8/finance/chart/TEC01?range=3mo&interval=1d";
    private const string Whole = "v8/finance/chart/TEC01?period1=0&period2=9999999999&events=div%7Csplit";
    private const string Daily = "query?function=TIME_SERIES_DAILY_ADJUSTED&symbol=TEC01&apikey=k";
    private const string Csv = Daily + "&datatype=csv";
    private const string Fred = "fred/series/observations?series_id=DGS10&file_type=json&api_key=" + SandboxClient.FredKey;

    private static readonly SimulatedMarket Market = Simulated.Market(stocks: 11, years: 1);

    [TestCase("nulls", Chart)]
    [TestCase("nulls", Daily)]
    [TestCase("nulls", Csv)]
    [TestCase("nulls", Fred)]
    [TestCase("duplicates", Chart)]
    [TestCase("duplicates", Daily)]
    [TestCase("duplicates", Csv)]
    [TestCase("duplicates", Fred)]
    [TestCase("reordered", Chart)]
    [TestCase("reordered", Daily)]
    [TestCase("reordered", Csv)]
    [TestCase("reordered", Fred)]
    [TestCase("split", Chart)]
    [TestCase("split", Daily)]
    [TestCase("split", Csv)]
    [TestCase("renamed", Chart)]
    [TestCase("renamed", Daily)]
    [TestCase("renamed", Csv)]
    [TestCase("renamed", Fred)]
    public async Task A_body_is_altered_once_and_then_as_it_should_be(string kind, string path)
    {
        var (healthy, altered, again) = await ThreeAsync(kind, path);

        Assert.That(altered, Is.Not.EqualTo(healthy));
        Assert.That(again, Is.EqualTo(healthy));
    }

    [Test]
    public async Task Nulls_stand_inside_the_series_only()
    {
        var (healthy, altered, _) = await ThreeAsync("nulls", Chart);

        var (before, after) = (Column(healthy, "close"), Column(altered, "close"));
        var columns = new[] { "open", "high", "low", "close", "volume" }.SelectMany(name => Column(altered, name)).ToList();
        Assert.That(columns, Has.Some.Null);
        Assert.That(after, Has.Count.EqualTo(before.Count));
        Assert.That((after[0], after[^1]), Is.EqualTo((before[0], before[^1])));
        Assert.That(after.Zip(before), Has.None.Matches<(string? After, string? Before)>(pair => pair.After is not null && pair.After != pair.Before));
    }

    [TestCase(Daily, "\"None\"")]
    [TestCase(Csv, "None")]
    [TestCase(Fred, "\"value\":\".\"")]
    public async Task Missing_is_written_as_the_vendor_writes_it(string path, string marker)
    {
        var (healthy, altered, _) = await ThreeAsync("nulls", path);

        Assert.That(Occurrences(altered, marker), Is.GreaterThan(Occurrences(healthy, marker)));
    }

    [Test]
    public async Task A_row_that_comes_twice_is_the_same_both_times()
    {
        var (healthy, altered, _) = await ThreeAsync("duplicates", Chart);

        var (before, after) = (Bars(healthy), Bars(altered));
        Assert.That(after, Has.Count.GreaterThan(before.Count));
        Assert.That(after.Distinct(), Is.EquivalentTo(before));
    }

    [Test]
    public async Task A_date_that_comes_twice_is_a_property_that_comes_twice()
    {
        var (healthy, altered, _) = await ThreeAsync("duplicates", Daily);

        Assert.That(Occurrences(altered, "\"1. open\""), Is.GreaterThan(Occurrences(healthy, "\"1. open\"")));
        Assert.That(altered, Does.Not.Contain("again"));
    }

    [Test]
    public async Task Columns_are_reordered_together()
    {
        var (healthy, altered, _) = await ThreeAsync("reordered", Chart);

        Assert.That(Bars(altered), Is.EquivalentTo(Bars(healthy)));
        Assert.That(Bars(altered), Is.Not.EqualTo(Bars(healthy)));
    }

    [Test]
    public async Task A_window_comes_on_the_basis_of_a_split_that_no_event_tells_of()
    {
        var (healthy, altered, _) = await ThreeAsync("split", Chart);

        var (before, after) = (JsonNode.Parse(healthy)!["chart"]!["result"]![0]!, JsonNode.Parse(altered)!["chart"]!["result"]![0]!);
        Assert.That(Numbers(altered, "close"), Is.EqualTo(Numbers(healthy, "close").Select(price => price / 2)));
        Assert.That(Numbers(altered, "volume"), Is.EqualTo(Numbers(healthy, "volume").Select(shares => shares * 2)));
        Assert.That((double)after["meta"]!["chartPreviousClose"]!, Is.EqualTo((double)before["meta"]!["chartPreviousClose"]! / 2));
        Assert.That(after["events"]?["splits"], Is.Null);
    }

    [TestCase(Whole)]
    [TestCase(Daily + "&outputsize=full")]
    [TestCase(Fred)]
    public async Task What_is_whole_is_on_one_basis(string path)
    {
        var (healthy, altered, _) = await ThreeAsync("split", path);

        Assert.That(altered, Is.EqualTo(healthy));
    }

    [Test]
    public async Task One_field_is_renamed_throughout()
    {
        var (healthy, altered, _) = await ThreeAsync("renamed", Daily);

        var names = Names(altered).Except(Names(healthy)).ToList();
        Assert.That(names, Has.Count.EqualTo(1));
        Assert.That(new[] { "4. closePrice", "1. openPrice" }, Does.Contain(names[0]));
    }

    private static async Task<(string Healthy, string Altered, string Again)> ThreeAsync(string kind, string path)
    {
        await using var healthy = await SandboxClient.StartAsync(Market);
        await using var client = await SandboxClient.StartAsync(Market, new SandboxOptions { Faults = FaultPlan.Parse($"{kind}=1") });
        return ((await healthy.GetAsync(path)).Body, (await client.GetAsync(path)).Body, (await client.GetAsync(path)).Body);
    }

    private static List<string?> Column(string body, string name) =>
        [.. JsonNode.Parse(body)!["chart"]!["result"]![0]!["indicators"]!["quote"]![0]![name]!.AsArray().Select(value => value?.ToJsonString())];

    private static double[] Numbers(string body, string name) =>
        [.. Column(body, name).Select(value => double.Parse(value ?? "", CultureInfo.InvariantCulture))];

    private static List<string> Bars(string body)
    {
        var times = JsonNode.Parse(body)!["chart"]!["result"]![0]!["timestamp"]!.AsArray().Select(time => time!.ToJsonString());
        return [.. times.Zip(Column(body, "close"), Column(body, "volume")).Select(bar => bar.ToString())];
    }

    private static IEnumerable<string> Names(string body) =>
        JsonNode.Parse(body)!["Time Series (Daily)"]!.AsObject().SelectMany(bar => bar.Value!.AsObject().Select(field => field.Key)).Distinct();

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
