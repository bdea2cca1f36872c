using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Quality;
using SectorPipeline.Sandbox;

namespace SectorPipeline.IntegrationTests.Quality;

/// <summary>Planted faults are found, and data as they are raise few alarms: the floors that docs/quality.md publishes.</summary>
[TestFixture]
internal sealed class QualityProofTests
{
    private const double StructuralFloor = 0.95;
    private const double StatisticalFloor = 0.8;

    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static IReadOnlyList<DatasetChecks> Declared => QualityFiles.Load(Path.Combine(Repository.Root, "jobs", "quality"));

    [Test]
    public async Task In_the_recorded_market()
    {
        using var folder = new TemporaryFolder();
        var proof = Proof(Sandbox.RecordedMarket.Open(Repository.Shared("market")).Securities, perKind: 60);

        var prices = await proof.RunAsync(ChecksOf("prices"), [RecordedFiles.Prices(folder.Path)], folder.Path, CancellationToken.None);

        CheckFloors([prices]);
        Assert.That(prices.CleanPer10000, Is.LessThanOrEqualTo(1), "alarms of 10,000 bars, March 2020 included");
    }

    [Test]
    public async Task In_recorded_series_and_balance_sheets()
    {
        using var folder = new TemporaryFolder();
        var proof = Proof([], perKind: 40);

        var macro = await proof.RunAsync(ChecksOf("macro_observations"), [RecordedFiles.MacroObservations(folder.Path)], folder.Path, CancellationToken.None);
        var statements = await proof.RunAsync(ChecksOf("statements"), [RecordedFiles.Statements(folder.Path)], folder.Path, CancellationToken.None);

        CheckFloors([macro, statements]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(macro.CleanPer10000, Is.LessThanOrEqualTo(1), "alarms of 10,000 observations");
            Assert.That(statements.Alarms.Sum(alarms => alarms.Clean), Is.LessThanOrEqualTo(8), "alarms of 1,700 sheets: companies that bought or sold a part of themselves");
        }
    }

    [TestCase(3)]
    [TestCase(8)]
    public async Task In_a_simulated_market(int seed)
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Seed = seed, Stocks = 66, Years = 4, LastSession = Session.Parse("2024-06-28") });
        using var folder = new TemporaryFolder();
        var bars = SimulatedBars.Write(market, Path.Combine(folder.Path, "bars.parquet"));

        var prices = await Proof(market.Securities, perKind: 10).RunAsync(ChecksOf("prices"), [bars], folder.Path, CancellationToken.None);

        CheckFloors([prices]);
        Assert.That(prices.CleanPer10000, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task In_every_dataset_of_a_lake_each_check_finds_what_it_is_there_for()
    {
        using var folder = new TemporaryFolder();
        var jobs = Path.Combine(folder.Path, "jobs");
        JobsCopy.Make(jobs);
        File.WriteAllText(Path.Combine(jobs, "gather.yml"), """
            name: gather
            description: Every dataset that has checks
            steps:
              prices: { uses: ingest.prices }
              companies: { uses: ingest.companies }
              statements: { uses: ingest.statements }
              macro: { uses: ingest.macro, with: { series: [DFF, DGS10, DGS2, CPIAUCSL, UNRATE, VIXCLS] } }
              crypto: { uses: ingest.crypto }
            """);
        var sector = new SectorProcess(Path.Combine(folder.Path, "data"), new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["JOBS_DIR"] = jobs });

        var gather = await sector.RunAsync("run", "gather", "--sandbox");
        var prove = await sector.RunAsync("quality", "prove", "--per-kind", "20", "--json");

        Assert.That((gather.ExitCode, prove.ExitCode), Is.EqualTo((0, 0)), gather.All + prove.Error);
        var results = JsonSerializer.Deserialize<List<ProofResult>>(prove.Text, SnakeCase)!;
        CheckFloors(results, fewest: 5);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.SelectMany(result => result.Alarms).Sum(alarms => alarms.Clean), Is.Zero, "alarms in the lake as it is");
            Assert.That(results.SelectMany(result => result.Faults).SelectMany(Proven).Distinct(), Is.EquivalentTo(Declared.SelectMany(dataset => dataset.Checks).Select(check => check.Name)));
        }
    }

    private static IEnumerable<string> Proven(ProofLine line) => line.Checks.Split(", ").Select(check => $"{line.Dataset}.{check}");

    // Of a kind that a small lake has room for fewer of than given, one has to be found.
    private static void CheckFloors(IReadOnlyList<ProofResult> results, int fewest = 0)
    {
        Write(results);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProofResult.RecallOf(results, statistical: false), Is.GreaterThanOrEqualTo(StructuralFloor));
            Assert.That(ProofResult.RecallOf(results, statistical: true), Is.GreaterThanOrEqualTo(StatisticalFloor));
            foreach (var line in results.SelectMany(result => result.Faults))
            {
                Assert.That(line.Planted, Is.Positive, $"{line.Dataset} {line.Fault}");
                Assert.That(line.Recall, Is.GreaterThanOrEqualTo(line.Planted < fewest ? double.Epsilon : StatisticalFloor), $"{line.Dataset} {line.Fault}: {line.Found} of {line.Planted}");
            }
        }
    }

    private static DatasetChecks ChecksOf(string dataset) => Declared.Single(one => one.Dataset == dataset);

    private static QualityProof Proof(IReadOnlyList<Security> securities, int perKind) => new()
    {
        Members = [.. securities.Select(security => new Member(security.Symbol, $"{security.Kind}".ToLowerInvariant(), security.GicsSector, security.MarketCap))],
        Calendar = TradingCalendar.Nyse,
        PerKind = perKind,
    };

    private static void Write(IEnumerable<ProofResult> results)
    {
        foreach (var result in results)
        {
            TestContext.Out.WriteLine($"{result.Dataset}: {result.CleanPer10000:0.00} alarms of 10,000 rows as they are");
            foreach (var line in result.Faults)
                TestContext.Out.WriteLine($"{line.Fault}: {line.Found} of {line.Planted}");
            foreach (var line in result.Alarms)
                TestContext.Out.WriteLine($"{line.Check}: {line.Right} right of {line.Alarms}, {line.Clean} in the data as they are");
        }
    }
}
