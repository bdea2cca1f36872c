using System.Globalization;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.CoinGecko;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Sec;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>The pages about vendors say what the code does.</summary>
[TestFixture]
internal sealed class FredCoinGeckoSecPagesTests
{
    private static readonly Dictionary<string, RefusalTable> Tables = new(StringComparer.Ordinal)
    {
        ["fred"] = FredRefusals.Table,
        ["coingecko"] = CoinGeckoRefusals.Table,
        ["sec"] = SecRefusals.Table,
    };

    [TestCase("fred")]
    [TestCase("coingecko")]
    [TestCase("sec")]
    public void A_page_lists_every_refusal_in_order_with_what_happens(string vendor)
    {
        var lines = Table(vendor, "| status | message contains | comes to | what happens |");

        Assert.That(lines.Select(cells => string.Join(" | ", cells[..3])), Is.EqualTo(Tables[vendor].Rules.Select(Written)));
        Assert.That(lines.Select(cells => cells[3]), Has.None.Empty);
    }

    [Test]
    public void A_page_gives_the_defaults_of_the_limits()
    {
        Assert.That(Option("fred", nameof(FredOptions.CallsPerMinute)), Is.EqualTo(Text(new FredOptions().CallsPerMinute)));
        Assert.That(Option("fred", nameof(FredOptions.Concurrency)), Is.EqualTo(Text(new FredOptions().Concurrency)));
        Assert.That(Option("fred", nameof(FredOptions.Series)), Is.EqualTo($"{new FredOptions().Series.Count} series"));
        Assert.That(Option("coingecko", nameof(CoinGeckoOptions.CallsPerMinute)), Is.EqualTo(Text(new CoinGeckoOptions().CallsPerMinute)));
        Assert.That(Option("coingecko", nameof(CoinGeckoOptions.Concurrency)), Is.EqualTo(Text(new CoinGeckoOptions().Concurrency)));
        Assert.That(Option("coingecko", nameof(CoinGeckoOptions.HistoryDays)), Is.EqualTo(Text(new CoinGeckoOptions().HistoryDays)));
        Assert.That(Option("coingecko", nameof(CoinGeckoOptions.CoinRefreshDays)), Is.EqualTo(Text(new CoinGeckoOptions().CoinRefreshDays)));
        Assert.That(Option("coingecko", nameof(CoinGeckoOptions.Coins)), Is.EqualTo($"{new CoinGeckoOptions().Coins.Count} coins"));
        Assert.That(Option("sec", nameof(SecOptions.CallsPerSecond)), Is.EqualTo(Text(new SecOptions().CallsPerSecond)));
        Assert.That(Option("sec", nameof(SecOptions.Concurrency)), Is.EqualTo(Text(new SecOptions().Concurrency)));
        Assert.That(Option("sec", nameof(SecOptions.FilingsRefreshDays)), Is.EqualTo(Text(new SecOptions().FilingsRefreshDays)));
        Assert.That(Option("sec", nameof(SecOptions.FactsRefreshDays)), Is.EqualTo(Text(new SecOptions().FactsRefreshDays)));
    }

    private static string Written(RefusalRule rule) => string.Join(
        " | ",
        rule.Status is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : "any",
        rule.Says ?? "any",
        rule.Outcome.ToString());

    private static string Option(string vendor, string name) =>
        Table(vendor, "| option | default | |").Single(cells => cells[0] == $"`{name}`")[1];

    private static List<string[]> Table(string vendor, string head)
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "vendors", $"{vendor}.md"));
        return
        [
            .. page.SkipWhile(line => line != head).Skip(2).TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
        ];
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
