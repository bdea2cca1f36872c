using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;
using SectorPipeline.Sandbox;
using SecurityKind = SectorPipeline.Ingestion.SecurityKind;

namespace SectorPipeline.App.Markets;

/// <summary>An open market: its universe, where its vendors answer, and up to which session.</summary>
internal sealed class MarketSource : IUniverse, IAsyncDisposable
{
    // Shaped as FRED wants its keys; the sandbox asks for no other secret.
    private static readonly Secret SandboxKey = new("sandbox0sandbox0sandbox0sandbox0");
    private const int SandboxConcurrency = 8;
    private readonly TimeProvider time;
    private readonly SandboxServer? server;

    private MarketSource(IReadOnlyList<Ingestion.Security> securities, IngestionOptions ingestion, Session? end, TimeProvider time, SandboxServer? server) =>
        (Securities, Ingestion, Sessions, this.time, this.server) = (securities, ingestion, new MarketSessions(end), time, server);

    public IReadOnlyList<Ingestion.Security> Securities { get; }

    public IngestionOptions Ingestion { get; }

    /// <summary>The last session of a market that has ended, or the last one that has closed in New York.</summary>
    public Session LastSession => Sessions.LastAt(time.GetUtcNow());

    public MarketSessions Sessions { get; }

    /// <summary>The faults that the sandbox has made; null without a plan.</summary>
    public FaultLog? Faults => server?.Faults;

    public static async Task<MarketSource> OpenAsync(
        MarketChoice choice, HostContext context, IReadOnlyCollection<string>? vendors, CancellationToken cancellation)
    {
        var options = context.Settings.Ingestion();
        if (choice.Open(context.Time) is not { } open)
            return Live(options, context, vendors);
        var market = open();
        var sandbox = await SandboxServer.StartAsync(open, new SandboxOptions { Faults = choice.Faults }, cancellation);
        return new MarketSource(
            [.. market.Securities.Select(AsSecurity), .. market.Coins.Select(AsSecurity)],
            Redirect(options, sandbox.BaseAddress),
            choice.Grows ? null : market.LastSession,
            context.Time,
            sandbox);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static MarketSource Live(IngestionOptions options, HostContext context, IReadOnlyCollection<string>? vendors)
    {
        string[] faults = [.. KeyFaults(options, vendors)];
        if (faults.Length > 0)
            throw new ConfigurationException(faults);
        return new MarketSource(UniverseFile.Read(context.UniversePath).Securities, options, end: null, context.Time, server: null);
    }

    private static IEnumerable<string> KeyFaults(IngestionOptions options, IReadOnlyCollection<string>? vendors)
    {
        IEnumerable<string> alphaVantage = MissingKey(options.AlphaVantage.ApiKey, "ALPHA_VANTAGE_API_KEY");
        IEnumerable<string> fred = [.. MissingKey(options.Fred.ApiKey, "FRED_API_KEY"), .. MalformedFredKey(options.Fred.ApiKey)];
        return [.. Asked("alphavantage") ? alphaVantage : [], .. Asked("fred") ? fred : []];

        bool Asked(string vendor) => vendors is null || vendors.Contains(vendor);
    }

    private static IEnumerable<string> MissingKey(Secret key, string name) =>
        key.IsEmpty ? [$"{name}: is not set. Put your key into .env, or run with --sandbox, which needs none."] : [];

    private static IEnumerable<string> MalformedFredKey(Secret key)
    {
        const int length = 32;
        var isWellFormed = key.Reveal() is { Length: length } text && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));
        return key.IsEmpty || isWellFormed ? [] : [$"FRED_API_KEY: is not {length} lower-case letters and digits. Copy it again from your FRED account."];
    }

    // The sandbox serves whoever asks, as fast as it can.
    private static IngestionOptions Redirect(IngestionOptions options, Uri sandbox) => options with
    {
        Yahoo = Unlimited(options.Yahoo) with { BaseUrl = sandbox },
        AlphaVantage = Unlimited(options.AlphaVantage) with { BaseUrl = sandbox, ApiKey = SandboxKey },
        Fred = Unlimited(options.Fred) with { BaseUrl = sandbox, ApiKey = SandboxKey },
        CoinGecko = Unlimited(options.CoinGecko) with { BaseUrl = sandbox, ApiKey = SandboxKey },
        Sec = Unlimited(options.Sec) with { BaseUrl = sandbox, WwwUrl = sandbox, UserAgent = "SectorPipeline sandbox@example.com" },
    };

    private static T Unlimited<T>(T options)
        where T : VendorOptions =>
        options with { Concurrency = SandboxConcurrency, CallsPerSecond = null, CallsPerMinute = null, CallsPerDay = null };

    private static Ingestion.Security AsSecurity(string coin) => new(coin, SecurityKind.Crypto);

    private static Ingestion.Security AsSecurity(Sandbox.Security security) =>
        new(security.Symbol, Enum.Parse<SecurityKind>(security.Kind.ToString()), security.GicsSector, security.MarketCap);
}
