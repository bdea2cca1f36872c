using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SectorPipeline.Core;
using SectorPipeline.Sandbox;
using SectorPipeline.Tests.Orchestration;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class SandboxServerTests
{
    [Test]
    public async Task It_listens_on_loopback_only()
    {
        using var folder = new MarketFolder();

        await using var client = await SandboxClient.StartAsync(folder.Open());

        Assert.That(client.Server.BaseAddress.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(client.Server.BaseAddress.Port, Is.Positive);
    }

    [Test]
    public async Task A_port_in_use_is_named()
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());
        var options = new SandboxOptions { Port = client.Server.BaseAddress.Port };

        var error = Assert.ThrowsAsync<PipelineException>(() => SandboxServer.StartAsync(client.Server.Market, options, CancellationToken.None));

        Assert.That(error?.Message, Does.StartWith($"sandbox: cannot listen on 127.0.0.1:{options.Port}").And.Contain("Choose another port"));
    }

    [Test]
    public async Task An_intercepted_request_never_reaches_the_market()
    {
        using var folder = new MarketFolder();
        var options = new SandboxOptions { Intercept = FailAcme };

        await using var client = await SandboxClient.StartAsync(folder.Open(), options);

        Assert.That((await client.GetAsync("v8/finance/chart/ACME?range=max")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await client.GetAsync("v8/finance/chart/XLF?range=max")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_path_of_no_vendor_is_not_found()
    {
        using var folder = new MarketFolder();

        await using var client = await SandboxClient.StartAsync(folder.Open());

        Assert.That((await client.GetAsync("v9/finance")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_market_that_grows_has_one_session_more_after_each_close()
    {
        var beforeClose = new DateTimeOffset(2024, 3, 28, 19, 0, 0, TimeSpan.Zero);
        var clock = new FakeTimeProvider(beforeClose);
        var market = new GrowingMarket(last => Simulated.Market(last.ToString()), clock);
        await using var server = await SandboxServer.StartAsync(() => market.Now, new SandboxOptions(), CancellationToken.None);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };

        var before = await DaysAsync(http);
        var again = await DaysAsync(http);
        clock.Advance(TimeSpan.FromHours(2));
        var after = await DaysAsync(http);

        Assert.That(again, Is.EqualTo(before));
        Assert.That(after.SkipLast(1), Is.EqualTo(before));
        Assert.That(DateTimeOffset.FromUnixTimeSeconds(after[^1]).Date, Is.EqualTo(new DateTime(2024, 3, 28)));
        Assert.That(server.Market.LastSession, Is.EqualTo(Session.Parse("2024-03-28")));
    }

    [TestCase("v8/finance/chart/TEC01?range=max&events=div,split")]
    [TestCase("query?function=OVERVIEW&symbol=TEC01&apikey=demo")]
    [TestCase("query?function=TIME_SERIES_DAILY_ADJUSTED&symbol=XLK&apikey=demo")]
    [TestCase("fred/series/observations?series_id=DFF&file_type=json&api_key=" + SandboxClient.FredKey)]
    public async Task The_same_request_gets_the_same_bytes_from_another_server_too(string path)
    {
        await using var one = await SandboxClient.StartAsync(Simulated.Market());
        await using var other = await SandboxClient.StartAsync(Simulated.Market());

        var first = await one.GetAsync(path);
        var again = await one.GetAsync(path);
        var elsewhere = await other.GetAsync(path);

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(again, Is.EqualTo(first));
        Assert.That(elsewhere, Is.EqualTo(first));
    }

    private static Task<bool> FailAcme(HttpContext context)
    {
        var fails = context.Request.Path.Value?.EndsWith("/ACME", StringComparison.Ordinal) == true;
        if (fails)
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.FromResult(fails);
    }

    private static async Task<List<long>> DaysAsync(HttpClient http)
    {
        var chart = JsonNode.Parse(await http.GetStringAsync("v8/finance/chart/TEC01?period1=0&period2=9999999999&interval=1d"))!;
        return [.. chart["chart"]!["result"]![0]!["timestamp"]!.AsArray().Select(day => (long)day!)];
    }
}
