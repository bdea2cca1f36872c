using System.Globalization;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>The pages about Yahoo and Alpha Vantage say what the code does.</summary>
[TestFixture]
internal sealed class YahooAlphaVantagePagesTests
{
    private static readonly Dictionary<string, RefusalTable> Tables = new(StringComparer.Ordinal)
    {
        ["yahoo"] = YahooRefusals.Table,
        ["alphavantage"] = AlphaVantageRefusals.Table,
    };

    private static readonly Dictionary<VendorOutcome, string> Behaviours = new()
    {
        [VendorOutcome.Throttled] = "waits",
        [VendorOutcome.VendorFault] = "asked again",
        [VendorOutcome.NoData] = "recorded as no data",
        [VendorOutcome.UnknownSymbol] = "recorded as no data",
        [VendorOutcome.QuotaSpent] = "carried over",
        [VendorOutcome.PremiumOnly] = "the next vendor is asked, or the step fails",
        [VendorOutcome.BadKey] = "the step fails: check the key",
    };

    [TestCase("yahoo")]
    [TestCase("alphavantage")]
    public void A_page_lists_every_refusal_in_order_with_what_happens(string vendor)
    {
        var lines = Rows(vendor, "| status | message contains | comes to | what happens |");
        var rules = Tables[vendor].Rules;

        Assert.That(lines.Select(cells => string.Join(" | ", cells[..3])), Is.EqualTo(rules.Select(Written)));
        Assert.Multiple(() =>
        {
            foreach (var (cells, rule) in lines.Zip(rules))
                Assert.That(cells[3], Does.Contain(Behaviours[rule.Outcome]).Or.StartsWith("never reached"), string.Join(" | ", cells));
            foreach (var (cells, rule) in lines.Zip(rules).Where(line => line.Second.Wait is not null))
                Assert.That(cells[3], Does.StartWith($"waits {Text(rule.Wait?.TotalSeconds)} s"));
            Assert.That(lines.Select(cells => cells[3].Contains("a new crumb", StringComparison.Ordinal)), Is.EqualTo(rules.Select(rule => rule.Expires)));
        });
    }

    [Test]
    public void A_page_gives_the_defaults_of_the_options()
    {
        var (yahoo, alpha, all) = (new YahooOptions(), new AlphaVantageOptions(), new IngestionOptions());

        Assert.That(Options("yahoo"), Is.EqualTo(new[]
        {
            $"CallsPerSecond {yahoo.CallsPerSecond}", $"CallsPerMinute {yahoo.CallsPerMinute}", $"Concurrency {yahoo.Concurrency}",
            $"CookieUrl {yahoo.CookieUrl?.ToString() ?? "none"}",
        }));
        Assert.That(Options("alphavantage"), Is.EqualTo(new[]
        {
            $"CallsPerSecond {alpha.CallsPerSecond}", $"CallsPerMinute {alpha.CallsPerMinute}", $"CallsPerDay {alpha.CallsPerDay}", $"DayZone {alpha.DayZone}",
            $"Concurrency {alpha.Concurrency}", $"AdjustedPrices {(alpha.AdjustedPrices ? "true" : "false")}",
            $"CompanyRefreshDays {all.CompanyRefreshDays}", $"StatementRefreshDays {all.StatementRefreshDays}", $"ListingRefreshDays {all.ListingRefreshDays}",
        }));
    }

    [TestCase("https://query2.finance.yahoo.com", null, "https://finance.yahoo.com/quote/AAPL")]
    [TestCase("http://127.0.0.1:8080/yahoo", null, "http://127.0.0.1:8080/yahoo/quote/AAPL")]
    [TestCase("http://127.0.0.1:8080", "https://fc.example/", "https://fc.example/")]
    public void The_cookie_comes_from_where_the_page_says(string baseUrl, string? cookieUrl, string page)
    {
        var options = new YahooOptions { BaseUrl = new(baseUrl), CookieUrl = cookieUrl is null ? null : new(cookieUrl) };

        Assert.That(options.CookiePage, Is.EqualTo(new Uri(page)));
    }

    private static string Written(RefusalRule rule) =>
        string.Join(" | ", rule.Status is { } status ? Text((int)status) : "any", rule.Says?.Trim() ?? "any", rule.Outcome.ToString());

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<string> Options(string vendor) => Rows(vendor, "| option | default | |").Select(cells => $"{cells[0].Trim('`')} {cells[1]}");

    /// <summary>The cells of every table under that head.</summary>
    private static List<string[]> Rows(string vendor, string head)
    {
        var lines = File.ReadAllLines(Path.Combine(Recording.Root(), "docs", "vendors", $"{vendor}.md"));
        return
        [
            .. Enumerable.Range(0, lines.Length).Where(i => lines[i] == head)
                .SelectMany(i => lines.Skip(i + 2).TakeWhile(line => line.StartsWith('|')))
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
        ];
    }
}
