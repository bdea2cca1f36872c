using System.Net;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Faults of status, connection and refusal, seen from a client.</summary>
internal sealed class FaultTests
{
    private const string Chart = "v8/finance/chart/TEC01?range=1mo&interval=1d";
    private const string Daily = "query?function=TIME_SERIES_DAILY_ADJUSTED&symbol=TEC01&apikey=secretkey";
    private const string Fred = "fred/series/observations?series_id=DGS10&file_type=json&api_key=" + SandboxClient.FredKey;

    private static readonly SimulatedMarket Market = Simulated.Market(stocks: 11, years: 1);

    [TestCase("429", Chart, 429, "Too Many Requests")]
    [TestCase("429", "api/v3/coins/markets", 429, "\"status\":{\"error_code\":429")]
    [TestCase("500", Chart, 500, "Internal Server Error")]
    [TestCase("503", Chart, 503, "<!DOCTYPE html>")]
    [TestCase("refusal", Chart, 404, "No data found, symbol may be delisted")]
    [TestCase("crumb", Chart + "&crumb=abc", 401, "{\"finance\":{\"result\":null,\"error\":{\"code\":\"Unauthorized\",\"description\":\"Invalid Crumb\"}}}")]
    public async Task A_fault_of_status_comes_once_and_clears(string kind, string path, int status, string text)
    {
        await using var client = await StartAsync($"{kind}=1");

        var first = await client.GetAsync(path);
        var second = await client.GetAsync(path);

        Assert.That((int)first.Status, Is.EqualTo(status));
        Assert.That(first.Body, Does.Contain(text));
        Assert.That((int)second.Status, Is.Not.EqualTo(status).Or.EqualTo(404));
        Assert.That(second.Body, Does.Not.Contain(text));
        Assert.That(await CountAsync(client, kind), Is.EqualTo(1));
    }

    [Test]
    public async Task Too_many_requests_say_when_to_come_again()
    {
        await using var client = await StartAsync("429=1");

        using var response = await client.SendAsync(Chart);

        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.Zero).Or.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_fault_that_never_clears_stays()
    {
        await using var client = await StartAsync("500=1,times=always");

        for (var i = 0; i < 3; i++)
            Assert.That((await client.GetAsync(Chart)).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task One_after_the_other_and_as_often_as_asked()
    {
        await using var client = await StartAsync("500=1,503=1,429=1,times=2");

        var statuses = new List<int>();
        for (var i = 0; i < 7; i++)
            statuses.Add((int)(await client.GetAsync(Chart)).Status);

        Assert.That(statuses, Is.EqualTo([429, 429, 500, 500, 503, 503, 200]));
    }

    [Test]
    public async Task Keys_and_the_order_of_parameters_make_no_other_address()
    {
        await using var client = await StartAsync("500=1");

        var first = await client.GetAsync("query?function=OVERVIEW&symbol=TEC01&apikey=one");
        var second = await client.GetAsync("query?apikey=two&symbol=TEC01&function=OVERVIEW");

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Only_the_named_symbol_is_spoiled()
    {
        await using var client = await StartAsync("500=1,only=tec01,times=always");

        var others = new[] { "v8/finance/chart/UTL01?range=1mo", Fred, "query?function=OVERVIEW&symbol=UTL01&apikey=k" };
        foreach (var path in others)
            Assert.That((await client.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.OK), path);
        foreach (var path in new[] { Chart, Daily })
            Assert.That((await client.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.InternalServerError), path);
    }

    [Test]
    public async Task A_closed_connection_gives_no_answer()
    {
        await using var client = await StartAsync("closed=1");

        Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Chart));
        Assert.That((await client.GetAsync(Chart)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_request_that_hangs_is_never_answered()
    {
        await using var client = await StartAsync("timeout=1,delay=200ms");
        var started = TimeProvider.System.GetTimestamp();

        Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Chart));

        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(190)));
    }

    [Test]
    public async Task A_server_stops_while_a_request_hangs()
    {
        var client = await StartAsync("timeout=1,delay=10m");
        var hanging = client.GetAsync(Chart);
        await Task.Delay(100);
        var started = TimeProvider.System.GetTimestamp();

        await client.Server.DisposeAsync();

        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.ThrowsAsync<HttpRequestException>(() => hanging);
        await client.DisposeAsync();
    }

    [Test]
    public async Task A_slow_body_arrives_whole()
    {
        await using var healthy = await SandboxClient.StartAsync(Market);
        await using var client = await StartAsync("slow=1,delay=4s");
        var started = TimeProvider.System.GetTimestamp();

        var slow = await client.GetAsync(Chart);

        Assert.That(slow, Is.EqualTo(await healthy.GetAsync(Chart)));
        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.GreaterThan(TimeSpan.FromMilliseconds(150)));
    }

    [Test]
    public async Task A_truncated_body_either_breaks_off_or_seems_to_end()
    {
        await using var client = await StartAsync("truncated=1");
        var (broken, ended) = (0, 0);

        for (var i = 1; i <= 20; i++)
        {
            try
            {
                var (_, body) = await client.GetAsync($"v8/finance/chart/SPY?period1={i}");
                Assert.That(() => JsonNode.Parse(body), Throws.InstanceOf<System.Text.Json.JsonException>());
                ended++;
            }
            catch (HttpRequestException)
            {
                broken++;
            }
        }

        Assert.That(broken, Is.GreaterThan(3));
        Assert.That(ended, Is.GreaterThan(3));
    }

    [Test]
    public async Task Alpha_vantage_has_five_refusals_and_repeats_the_key_in_one()
    {
        await using var client = await StartAsync("refusal=1");
        var bodies = new HashSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < 40; i++)
        {
            var (status, body) = await client.GetAsync($"{Daily}&i={i}");
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            bodies.Add(body);
        }

        Assert.That(bodies, Has.Count.EqualTo(5));
        Assert.That(bodies, Has.One.Contains("your API key as secretkey"));
        Assert.That(bodies.Count(body => body.Contains("\"Error Message\"", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Fred_refuses_keys_and_series_in_json_and_now_and_then_in_xml()
    {
        await using var client = await StartAsync("refusal=1");
        var bodies = new HashSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < 40; i++)
        {
            var (status, body) = await client.GetAsync($"{Fred}&i={i}");
            Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
            bodies.Add(body);
        }

        Assert.That(bodies, Has.Count.EqualTo(4));
        Assert.That(bodies.Count(body => body.StartsWith("<?xml", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Two_servers_of_one_seed_fail_alike_and_count_it()
    {
        await using var one = await StartAsync("all=0.3,seed=9,delay=100ms,times=1");
        await using var other = await StartAsync("all=0.3,seed=9,delay=100ms,times=1");
        var paths = Market.Securities.Select(security => $"v8/finance/chart/{Uri.EscapeDataString(security.Symbol)}?range=1mo").ToList();

        var first = await AllAsync(one, paths);
        var second = await AllAsync(other, [.. paths.AsEnumerable().Reverse()]);

        Assert.That(second.AsEnumerable().Reverse(), Is.EqualTo(first));
        Assert.That(one.Server.Faults?.ToString(), Is.EqualTo(other.Server.Faults?.ToString()));
        Assert.That(one.Server.Faults?.Requests, Is.EqualTo(paths.Count));
        Assert.That(one.Server.Faults?.Total, Is.GreaterThan(paths.Count / 2));
    }

    [Test]
    public async Task Without_a_plan_there_is_nothing_to_count()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        Assert.That(client.Server.Faults, Is.Null);
        Assert.That((await client.GetAsync("_faults")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static Task<SandboxClient> StartAsync(string faults) =>
        SandboxClient.StartAsync(Market, new SandboxOptions { Faults = FaultPlan.Parse(faults) });

    private static async Task<int> CountAsync(SandboxClient client, string kind) =>
        (int?)(await client.JsonAsync("_faults"))["faults"]?[kind] ?? -1;

    private static async Task<List<string>> AllAsync(SandboxClient client, IReadOnlyList<string> paths)
    {
        var answers = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                answers.Add((await client.GetAsync(path)).ToString());
            }
            catch (HttpRequestException)
            {
                answers.Add($"{path}: no answer");
            }
        }

        return answers;
    }
}
