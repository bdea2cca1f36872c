using System.Net;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>The handshake for a crumb, and what a crumb opens.</summary>
internal sealed class QuoteSummaryTests
{
    private const string All = "modules=assetProfile,price,summaryDetail,defaultKeyStatistics";

    private static readonly SimulatedMarket Market = Simulated.Market(stocks: 11, years: 1);

    [Test]
    public async Task Consent_gives_a_cookie_and_the_cookie_a_crumb()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        using var quote = await client.SendAsync("quote/TEC01");
        using var consent = await client.SendAsync(quote.Headers.Location!.ToString());
        var cookie = consent.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var page = await client.SendAsync(consent.Headers.Location!.ToString(), ("Cookie", cookie));
        using var crumb = await client.SendAsync("v1/test/getcrumb", ("Cookie", cookie));

        Assert.That(((int)quote.StatusCode, (int)consent.StatusCode, (int)page.StatusCode, (int)crumb.StatusCode), Is.EqualTo((307, 302, 200, 200)));
        Assert.That(quote.Headers.Location.ToString(), Does.StartWith("/consent?brandType=nonEu&gcrumb="));
        Assert.That(cookie, Does.StartWith("A3="));
        Assert.That(consent.Headers.Location.ToString(), Is.EqualTo("/quote/TEC01"));
        Assert.That(crumb.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await crumb.Content.ReadAsStringAsync(), Does.Match("^[A-Za-z0-9]{11}$"));
    }

    [TestCase("//elsewhere.example/")]
    [TestCase("https://elsewhere.example/")]
    public async Task Consent_leads_to_no_other_host(string done)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        using var consent = await client.SendAsync($"consent?done={Uri.EscapeDataString(done)}");

        Assert.That(consent.Headers.Location?.ToString(), Is.EqualTo("/quote/SPY"));
    }

    [Test]
    public async Task A_client_that_follows_redirections_needs_no_more_than_a_cookie_jar()
    {
        await using var client = await SandboxClient.StartAsync(Market);
        using var browser = new HttpClient { BaseAddress = client.Server.BaseAddress };

        var page = await browser.GetStringAsync(new Uri("quote/SPY", UriKind.Relative));
        var crumb = await browser.GetStringAsync(new Uri("v1/test/getcrumb", UriKind.Relative));
        var summary = await browser.GetStringAsync(new Uri($"v10/finance/quoteSummary/SPY?{All}&crumb={crumb}", UriKind.Relative));

        Assert.That(page, Does.StartWith("<!DOCTYPE html>"));
        Assert.That(JsonNode.Parse(summary)?["quoteSummary"]?["result"]?[0]?["price"]?["quoteType"]?.ToString(), Is.EqualTo("ETF"));
    }

    [TestCase("")]
    [TestCase("&crumb=wrong")]
    public async Task Without_the_right_crumb_nothing_is_said(string crumb)
    {
        await using var client = await SandboxClient.StartAsync(Market);
        var (cookie, _) = await HandshakeAsync(client);

        using var answer = await client.SendAsync($"v10/finance/quoteSummary/TEC01?{All}{crumb}", ("Cookie", cookie));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(
            """{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}"""));
    }

    [Test]
    public async Task Without_a_cookie_there_is_no_crumb()
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var (status, body) = await client.GetAsync("v1/test/getcrumb");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(body, Does.Contain("Invalid Cookie"));
    }

    [Test]
    public async Task A_stock_is_described_as_it_stands()
    {
        await using var client = await SandboxClient.StartAsync(Market);
        var stock = Market.Securities.First(security => security.Symbol == "TEC01");
        var close = Market.Bars("TEC01").Close.Span[^1];

        var (status, answer) = await SummaryAsync(client, "TEC01", All);

        var modules = answer["quoteSummary"]!["result"]![0]!;
        var shares = (long)modules["defaultKeyStatistics"]!["sharesOutstanding"]!;
        Assert.That(status, Is.EqualTo(200));
        Assert.That(modules.AsObject().Select(module => module.Key), Is.EqualTo(new[] { "assetProfile", "price", "summaryDetail", "defaultKeyStatistics" }));
        Assert.That((string?)modules["assetProfile"]!["sector"], Is.EqualTo("Technology"));
        Assert.That((long)modules["price"]!["marketCap"]!, Is.EqualTo(stock.MarketCap));
        Assert.That((double)modules["price"]!["regularMarketPrice"]!, Is.EqualTo(close));
        Assert.That(shares * close, Is.EqualTo(stock.MarketCap).Within(1).Percent);
    }

    [TestCase("XLK", "modules=assetProfile", 200, "longBusinessSummary")]
    [TestCase("^GSPC", "modules=assetProfile", 404, "No fundamentals data found for any of the summaryTypes=assetProfile")]
    [TestCase("^GSPC", "modules=price", 200, "\"quoteType\":\"INDEX\"")]
    [TestCase("NOSUCH", "modules=price", 404, "Quote not found for symbol: NOSUCH")]
    public async Task What_there_is_depends_on_the_symbol(string symbol, string query, int status, string text)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var (found, answer) = await SummaryAsync(client, symbol, query);

        Assert.That(found, Is.EqualTo(status));
        Assert.That(answer.ToJsonString(), Does.Contain(text));
    }

    [Test]
    public async Task A_recorded_market_tells_what_it_knows()
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());

        var (_, acme) = await SummaryAsync(client, "ACME", All);
        var (_, berkshire) = await SummaryAsync(client, "BRK-B", All);

        var known = acme["quoteSummary"]!["result"]![0]!;
        Assert.That((long)known["summaryDetail"]!["marketCap"]!, Is.EqualTo(1_500_000_000));
        Assert.That((long)known["defaultKeyStatistics"]!["sharesOutstanding"]!, Is.EqualTo(28_436_018));
        Assert.That((string?)known["defaultKeyStatistics"]!["lastSplitFactor"], Is.EqualTo("2:1"));
        Assert.That(berkshire["quoteSummary"]!["result"]![0]!["price"]!.AsObject().ContainsKey("marketCap"), Is.False);
    }

    [TestCase("assetProfile", "AAPL", "TEC01")]
    [TestCase("price", "AAPL", "TEC01")]
    [TestCase("summaryDetail", "AAPL", "TEC01")]
    [TestCase("defaultKeyStatistics", "AAPL", "TEC01")]
    [TestCase("assetProfile", "QQQ", "XLK")]
    [TestCase("price", "QQQ", "XLK")]
    [TestCase("summaryDetail", "QQQ", "XLK")]
    [TestCase("defaultKeyStatistics", "QQQ", "XLK")]
    public async Task Its_properties_are_those_of_a_recorded_answer_in_the_same_order(string module, string recordedSymbol, string symbol)
    {
        var file = SharedFolder.Require($"data/api/yahoo/quoteSummary-{module}-{recordedSymbol}.json");
        await using var client = await SandboxClient.StartAsync(Market);

        var (_, answer) = await SummaryAsync(client, symbol, $"modules={module}");

        var recorded = Names(JsonNode.Parse(await File.ReadAllTextAsync(file)), module);
        var made = Names(answer, module);
        Assert.That(made, Is.EqualTo(recorded.Where(made.Contains)));
        Assert.That(made, Is.Not.Empty);
    }

    private static string[] Names(JsonNode? answer, string module) =>
        [.. answer!["quoteSummary"]!["result"]![0]![module]!.AsObject().Select(property => property.Key)];

    private static async Task<(int Status, JsonNode Answer)> SummaryAsync(SandboxClient client, string symbol, string query)
    {
        var (cookie, crumb) = await HandshakeAsync(client);
        using var answer = await client.SendAsync($"v10/finance/quoteSummary/{Uri.EscapeDataString(symbol)}?{query}&crumb={crumb}", ("Cookie", cookie));
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static async Task<(string Cookie, string Crumb)> HandshakeAsync(SandboxClient client)
    {
        using var consent = await client.SendAsync("consent?done=%2Fquote%2FSPY");
        var cookie = consent.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var crumb = await client.SendAsync("v1/test/getcrumb", ("Cookie", cookie));
        return (cookie, await crumb.Content.ReadAsStringAsync());
    }
}
