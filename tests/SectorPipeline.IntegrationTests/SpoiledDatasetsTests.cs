using System.Globalization;
using SectorPipeline.App.Cli;
using SectorPipeline.DuckDb;

namespace SectorPipeline.IntegrationTests;

/// <summary>The datasets that no daily job fetches, with vendors that spoil every tenth question in each of the ways that the sandbox knows.</summary>
[TestFixture]
internal sealed class SpoiledDatasetsTests
{
    private const string Day = "2024-06-27";
    private const string NextDay = "2024-06-28";

    // What is asked for again within days is asked for on both; the others are complete after the first.
    private static readonly (string Dataset, string[] Days)[] Steps =
    [
        ("intraday", [Day, NextDay]),
        ("statements", [Day]),
        ("listings", [Day]),
        ("macro_series", [Day, NextDay]),
        ("crypto", [Day, NextDay]),
        ("crypto_coins", [Day, NextDay]),
        ("filings", [Day, NextDay]),
        ("facts", [Day]),
    ];

    private static readonly Dictionary<string, Task<string>> Healthy = new(StringComparer.Ordinal);

    private TemporaryFolder folder = new();

    [OneTimeSetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public async Task The_rows_of_raw_are_those_of_healthy_vendors_and_nothing_is_lost([Range(1, 20)] int seed)
    {
        await Task.WhenAll(Steps.Select(step => CompareAsync(step.Dataset, step.Days, seed)));
    }

    private async Task CompareAsync(string dataset, string[] days, int seed)
    {
        var expected = new Market(folder, $"{dataset}-healthy");
        lock (Healthy)
        {
            if (!Healthy.ContainsKey(dataset))
                Healthy[dataset] = RunAsync(expected, dataset, days, []);
        }

        var market = new Market(folder, $"{dataset}-{seed}");
        var got = await RunAsync(market, dataset, days, ["--faults", $"all=0.1,seed={seed},delay=900ms"]);
        Assert.That(got, Is.EqualTo(await Healthy[dataset]), () => $"{dataset} {seed}: {market.Output}");
    }

    private static async Task<string> RunAsync(Market market, string dataset, string[] days, string[] faults)
    {
        foreach (var day in days)
        {
            var exit = await market.RunAsync(day, ["ingest", dataset, "--sandbox", .. faults]);
            Assert.That(exit, Is.Zero, () => $"{dataset}: {market.Output}");
        }

        return market.Rows();
    }

    private sealed class Market(TemporaryFolder folder, string name)
    {
        private readonly StringWriter output = new();

        public string Output => output.ToString();

        private string Root => Path.Combine(folder.Path, name);

        public async Task<int> RunAsync(string day, params string[] arguments)
        {
            var console = CliEnvironment.Console(output, redirected: true);
            var environment = new CliEnvironment
            {
                Out = console,
                Error = console,
                WorkingDirectory = Repository.Root,
                Variables = Variables(day),
                Time = new HurriedTime(300),
            };
            return await new SectorCli(environment).RunAsync(arguments);
        }

        public string Rows()
        {
            using var connection = new DuckDbConnection("Data Source=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                select count(*), coalesce(sum(hash(r)::hugeint), 0)::varchar
                from (select * exclude (ingested_at, run_id, request_id) from read_parquet('{Root}/raw/**/*.parquet', union_by_name := true)) r
                """;
            using var reader = command.ExecuteReader();
            reader.Read();
            var quarantined = Directory.Exists(Path.Combine(Root, "quarantine")) ? Directory.GetFiles(Path.Combine(Root, "quarantine"), "*", SearchOption.AllDirectories).Length : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{reader.GetValue(0)} rows, {reader.GetValue(1)}, {quarantined} files in quarantine");
        }

        private Dictionary<string, string> Variables(string day) => new(SmallMarket.Variables, StringComparer.Ordinal)
        {
            ["DATA_ROOT"] = Root,
            ["Sandbox__Stocks"] = "11",
            ["Sandbox__Years"] = "1",
            ["Sandbox__LastSession"] = day,
            ["Ingestion__Yahoo__Retry__Timeout"] = "00:02:30",
            ["Ingestion__AlphaVantage__Retry__Timeout"] = "00:02:30",
            ["Ingestion__Fred__Retry__Timeout"] = "00:02:30",
            ["Ingestion__CoinGecko__Retry__Timeout"] = "00:02:30",
            ["Ingestion__Sec__Retry__Timeout"] = "00:02:30",
        };
    }
}
