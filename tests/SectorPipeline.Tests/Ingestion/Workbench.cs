using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;
using SectorPipeline.Lake;
using SectorPipeline.Tests.Lake;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Steps over a lake in a temporary folder and a vendor in the process.</summary>
internal sealed class Workbench : IUniverse, IDisposable
{
    public const string Key = "THEKEY0123456789";

    private readonly TemporaryLake temporary = new();

    public FakeVendor Vendor { get; } = new();

    public LogRecorder Log { get; } = new();

    public IReadOnlyList<Security> Securities { get; set; } =
    [
        new("AAPL", SecurityKind.Stock, "Information Technology"),
        new("BRK.B", SecurityKind.Stock, "Financials"),
        new("^GSPC", SecurityKind.Index),
        new("BTC-USD", SecurityKind.Crypto),
    ];

    public IngestionOptions Options { get; set; } = new()
    {
        HistoryStart = new(2020, 1, 1),
        Vendors = new() { Prices = ["yahoo"], Companies = ["alphavantage"] },
        Yahoo = new() { Retry = Impatient, BaseUrl = new("http://vendor.test"), CallsPerSecond = null, CallsPerMinute = null },
        AlphaVantage = new()
        {
            Retry = Impatient,
            BaseUrl = new("http://vendor.test"),
            ApiKey = new Secret(Key),
            Concurrency = 1,
            CallsPerSecond = null,
            CallsPerMinute = null,
            CallsPerDay = null,
        },
        Fred = new() { Retry = Impatient, BaseUrl = new("http://vendor.test"), ApiKey = new Secret(Key), CallsPerMinute = null, Series = ["UNRATE"] },
    };

    public ILake Lake => temporary.Lake;

    /// <summary>A clock on which every wait is over at once; only timeouts never come.</summary>
    public ImmediateTime Time { get; } = new(TimeSpan.FromHours(1));

    private static RetryOptions Impatient { get; } = new() { Attempts = 3, FirstDelay = TimeSpan.Zero, Timeout = TimeSpan.FromHours(2) };

    public FakeLedger Ledger { get; } = new();

    public Task<StepResult> PricesAsync(string session, params (string, object?)[] with) =>
        RunAsync(feeds => feeds.Prices, Context("ingest.prices", session, with));

    public Task<StepResult> CompaniesAsync(string session, params (string, object?)[] with) =>
        RunAsync(feeds => feeds.Companies, Context("ingest.companies", session, with));

    /// <summary>The next morning, when what became known on the session's day is known to be complete.</summary>
    public Task<StepResult> MacroAsync(string session, params (string, object?)[] with)
    {
        Time.NextMorningOf(session);
        return RunAsync(feeds => feeds.MacroObservations, Context("ingest.macro", session, with));
    }

    public async Task<StepResult> RunAsync<TRow>(Func<Feeds, Feed<TRow>> feed, StepContext context, CancellationToken cancellation = default)
    {
        var platform = new VendorPlatform(Lake, Ledger, Time, Log, () => Vendor);
        using var feeds = new Feeds(Options, this, platform);
        var frame = new StepFrame(Options, this, Lake, Time, Log);
        return await new IngestDataset<TRow>(frame, feed(feeds)).RunAsync(context, cancellation);
    }

    public static StepContext Context(string step, string session, params (string Name, object? Value)[] with) => new()
    {
        RunId = $"run-{session}",
        Step = step,
        Session = Session.Parse(session),
        With = new StepParameters(with.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)),
    };

    /// <summary>The committed rows, each as the text of its values.</summary>
    public async Task<List<string>> RowsAsync(string dataset, string columns, string vendor = "yahoo")
    {
        var commits = await Lake.CommitsAsync(vendor, dataset, 0, CancellationToken.None);
        return Read(commits.SelectMany(commit => commit.Files), columns);
    }

    public async Task<List<string>> QuarantineAsync(string dataset, string columns, string vendor = "yahoo")
    {
        var commits = await Lake.CommitsAsync(vendor, dataset, 0, CancellationToken.None);
        return Read(commits.SelectMany(commit => commit.Quarantine), columns);
    }

    public async Task<List<LandingEntry>> LandingAsync(string vendor, string dataset, string session) =>
        await Lake.ReadLandingAsync(vendor, dataset, Session.Parse(session), CancellationToken.None).ToListAsync();

    /// <summary>A folder or file of the lake.</summary>
    public string PathOf(string key) => temporary.PathOf(key);

    public async Task<Watermark?> WatermarkAsync(string key, string vendor = "yahoo", string dataset = "prices") =>
        (await Lake.StateAsync(vendor, dataset, CancellationToken.None)).Watermarks.GetValueOrDefault(key);

    public void Dispose()
    {
        Vendor.Dispose();
        Log.Dispose();
        temporary.Dispose();
    }

    private List<string> Read(IEnumerable<CommittedFile> files, string columns)
    {
        string[] paths = [.. files.Select(file => temporary.PathOf(file.Path))];
        return paths.Length == 0 ? [] : TemporaryLake.Query($"select {columns} from {ParquetRelation.Of(paths)} order by all");
    }
}
