using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Quality;
using SectorPipeline.Sandbox;

namespace SectorPipeline.IntegrationTests.Quality;

/// <summary>Planted faults are found, and the market as it is raises few alarms: the floors that docs/quality.md publishes.</summary>
[TestFixture]
internal sealed class QualityProofTests
{
    private const double StructuralFloor = 0.95;
    private const double StatisticalFloor = 0.8;

    [Test]
    public async Task In_the_recorded_market()
    {
        var market = Repository.Shared("market");
        using var folder = new TemporaryFolder();
        var bars = Path.Combine(folder.Path, "bars.parquet");
        Execute($"""
            copy (
                select symbol, date::date as session, open, high, low, close, adjusted_close, volume, dividend_amount as dividend, split_coefficient as split_factor,
                    0.0 as capital_gain, 'alphavantage' as vendor, date + interval 1 day as ingested_at, 'r' as run_id, 'q' as request_id
                from read_csv('{market}/bars.csv.gz')
            ) to '{bars}' (format parquet)
            """);

        var result = await ProveAsync(Sandbox.RecordedMarket.Open(market).Securities, bars, folder.Path, perKind: 60);

        Write(result);
        using (Assert.EnterMultipleScope())
        {
            CheckFloors(result);
            Assert.That(result.CleanPer10000, Is.LessThanOrEqualTo(1), "alarms of 10,000 bars, March 2020 included");
        }
    }

    [TestCase(3)]
    [TestCase(8)]
    public async Task In_a_simulated_market(int seed)
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Seed = seed, Stocks = 66, Years = 4, LastSession = Session.Parse("2024-06-28") });
        using var folder = new TemporaryFolder();
        var bars = SimulatedBars.Write(market, Path.Combine(folder.Path, "bars.parquet"));

        var result = await ProveAsync(market.Securities, bars, folder.Path, perKind: 10);

        Write(result);
        using (Assert.EnterMultipleScope())
        {
            CheckFloors(result);
            Assert.That(result.CleanPer10000, Is.LessThanOrEqualTo(1));
        }
    }

    private static void CheckFloors(ProofResult result)
    {
        Assert.That(result.RecallOf(statistical: false), Is.GreaterThanOrEqualTo(StructuralFloor));
        Assert.That(result.RecallOf(statistical: true), Is.GreaterThanOrEqualTo(StatisticalFloor));
        foreach (var line in result.Faults)
        {
            Assert.That(line.Planted, Is.Positive, line.Fault);
            Assert.That(line.Recall, Is.GreaterThanOrEqualTo(StatisticalFloor), line.Fault);
        }
    }

    private static async Task<ProofResult> ProveAsync(IReadOnlyList<Security> securities, string bars, string folder, int perKind)
    {
        var checks = QualityFiles.Load(Path.Combine(Repository.Root, "jobs", "quality")).Single(one => one.Dataset == "prices");
        return await new QualityProof
        {
            Members = [.. securities.Select(security => new Member(security.Symbol, $"{security.Kind}".ToLowerInvariant(), security.GicsSector, security.MarketCap))],
            Calendar = TradingCalendar.Nyse,
            Checks = checks,
            PerKind = perKind,
        }.RunAsync([bars], folder, CancellationToken.None);
    }

    private static void Write(ProofResult result)
    {
        foreach (var line in result.Faults)
            TestContext.Out.WriteLine($"{line.Fault}: {line.Found} of {line.Planted}");
        foreach (var line in result.Alarms)
            TestContext.Out.WriteLine($"{line.Check}: {line.Right} right of {line.Alarms}, {line.Clean} in the market as it is");
        TestContext.Out.WriteLine($"{result.RecallOf(false):0.000} structural, {result.RecallOf(true):0.000} statistical, {result.CleanPer10000:0.00} alarms of 10,000 bars");
    }

    private static void Execute(string sql)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
