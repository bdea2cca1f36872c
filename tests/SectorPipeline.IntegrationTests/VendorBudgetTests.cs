using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.IntegrationTests;

/// <summary>The calls that a vendor allows a day, over several processes in live use.</summary>
[TestFixture]
internal sealed class VendorBudgetTests
{
    private const int CallsPerDay = 5;

    private readonly SimulatedMarket market = new(new SimulatedMarketOptions
    {
        Stocks = 22,
        Years = 1,
        LastSession = TradingCalendar.Nyse.LastCompleted(TimeProvider.System.GetUtcNow()),
    });

    private TemporaryFolder folder = new();
    private SandboxServer? server;

    [SetUp]
    public async Task StartAsync()
    {
        folder = new TemporaryFolder();
        server = await SandboxServer.StartAsync(market, new SandboxOptions(), CancellationToken.None);
        var lines = market.Securities.Select(security => $"{security.Symbol},{security.Kind.ToString().ToLowerInvariant()},{security.GicsSector},{security.MarketCap}");
        await File.WriteAllLinesAsync(Path.Combine(folder.Path, "universe.csv"), ["symbol,kind,gics_sector,market_cap", .. lines]);
        File.Copy(Path.Combine(Repository.Root, "jobs", "daily.yml"), Path.Combine(folder.Path, "daily.yml"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await server!.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task The_days_calls_go_to_the_largest_companies_and_are_remembered_by_the_next_process()
    {
        var first = await Sector.RunAsync("ingest", "companies", "--vendor", "alphavantage");
        var second = await Sector.RunAsync("ingest", "companies", "--vendor", "alphavantage");

        var largest = market.Securities.Where(security => security.Kind == SecurityKind.Stock).OrderByDescending(security => security.MarketCap)
            .Take(CallsPerDay).Select(security => security.Symbol);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.All + second.All);
            Assert.That(first.Text, Does.Contain("alphavantage allows no more calls today: 17 of 22 are carried over to tomorrow"));
            Assert.That(second.Text, Does.Contain("17 of 22 are carried over to tomorrow").And.Not.Contain(" requests"));
            Assert.That(Symbols(), Is.EquivalentTo(largest));
        }
    }

    private SectorProcess Sector => new(Path.Combine(folder.Path, "root"), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JOBS_DIR"] = folder.Path,
        ["ALPHA_VANTAGE_API_KEY"] = "any",
        ["FRED_API_KEY"] = "any0any0any0any0any0any0any0any0",
        ["Ingestion__AlphaVantage__BaseUrl"] = server!.BaseAddress.ToString(),
        ["Ingestion__AlphaVantage__CallsPerSecond"] = "50",
        ["Ingestion__AlphaVantage__CallsPerMinute"] = "1000",
        ["Ingestion__AlphaVantage__CallsPerDay"] = CallsPerDay.ToString(System.Globalization.CultureInfo.InvariantCulture),
    });

    /// <summary>The symbols of which the newest commit knows something.</summary>
    private List<string> Symbols()
    {
        var commit = Directory.GetFiles(Path.Combine(folder.Path, "root", "lake", "_manifest", "alphavantage", "companies"), "*.json").Order(StringComparer.Ordinal).Last();
        using var json = JsonDocument.Parse(File.ReadAllText(commit));
        return [.. json.RootElement.GetProperty("watermarks").EnumerateObject().Select(mark => mark.Name)];
    }
}
