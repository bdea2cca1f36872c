using System.Globalization;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests;

/// <summary>
/// The datasets that the daily job does not fetch, each in a data root of its own, with vendors that spoil every tenth
/// question in each of the ways that the sandbox knows.
/// </summary>
[TestFixture]
internal sealed class SpoiledDatasetsTests
{
    private const string Day = "2024-06-27";
    private const string NextDay = "2024-06-28";
    private const string Companies = "TEC01,ENR01,HLT01,MAT01,REA01";

    // Those that are asked for again within days are fetched on both.
    private static readonly Load[] Loads =
    [
        new("intraday", [Day, NextDay]),
        new("statements", [Day], "--symbols", Companies),
        new("listings", [Day]),
        new("macro_series", [Day]),
        new("crypto", [Day, NextDay]),
        new("crypto_coins", [Day, NextDay]),
        new("filings", [Day, NextDay], "--symbols", Companies),
        new("facts", [Day], "--symbols", Companies),
    ];

    private TemporaryFolder folder = new();
    private string[] expected = [];

    [OneTimeSetUp]
    public async Task LoadWithoutFaultsAsync()
    {
        folder = new TemporaryFolder();
        expected = await LoadAllAsync("healthy");
        Assert.That(expected, Has.All.Match(@"^[a-z_]+: [1-9]\d* rows, \d+; 0 files in quarantine$"));
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public async Task Every_row_of_raw_is_that_of_healthy_vendors_and_none_is_in_quarantine([Range(1, 20)] int seed) =>
        Assert.That(await LoadAllAsync($"seed-{seed}", "--faults", $"all=0.1,seed={seed},delay=900ms"), Is.EqualTo(expected));

    [TestCase("statements", "TEC01", "alphavantage statements: 1 of 5 failed: TEC01: HTTP 503")]
    [TestCase("crypto", "bitcoin", "coingecko crypto_prices: 1 of 8 failed: BTC-USD: HTTP 503")]
    public async Task A_fault_that_never_clears_fails_the_step_with_vendor_symbol_and_cause_and_the_next_run_completes(
        string dataset, string only, string cause)
    {
        var load = Loads.Single(load => load.Dataset == dataset);
        var market = Market($"stuck-{dataset}", load.Days[0]);

        var stuck = await market.RunAsync(load.Command("--faults", $"503=1,only={only},times=always"));
        var completed = await LoadAsync(load, $"stuck-{dataset}", []);

        Assert.That(stuck, Is.EqualTo(1));
        Assert.That(market.Output, Does.Contain(cause));
        Assert.That(expected, Does.Contain(completed));
    }

    private Task<string[]> LoadAllAsync(string name, params string[] faults) =>
        Task.WhenAll(Loads.Select(load => LoadAsync(load, $"{name}-{load.Dataset}", faults)));

    private async Task<string> LoadAsync(Load load, string name, string[] faults)
    {
        foreach (var day in load.Days)
        {
            var market = Market(name, day);
            Assert.That(await market.RunAsync(load.Command(faults)), Is.Zero, () => market.Output);
        }

        return $"{load.Dataset}: {Fingerprint(Path.Combine(folder.Path, name, "lake"))}";
    }

    private HurriedSector Market(string name, string lastSession) => new(
        Path.Combine(folder.Path, name),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Sandbox__Stocks"] = "11", ["Sandbox__LastSession"] = lastSession });

    private static string Fingerprint(string lake)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            select count(*), coalesce(sum(hash(stored)::hugeint), 0)::varchar
            from (select * exclude (ingested_at, run_id, request_id) from read_parquet('{lake}/raw/**/*.parquet')) stored
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        var quarantine = Path.Combine(lake, "quarantine");
        var files = Directory.Exists(quarantine) ? Directory.GetFiles(quarantine, "*.parquet", SearchOption.AllDirectories).Length : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{reader.GetValue(0)} rows, {reader.GetValue(1)}; {files} files in quarantine");
    }

    private sealed record Load(string Dataset, string[] Days, params string[] Options)
    {
        public string[] Command(params string[] faults) => ["ingest", Dataset, "--sandbox", .. Options, .. faults];
    }
}
