using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Daily bars and company overviews from Alpha Vantage.</summary>
internal sealed class AlphaVantageClient(AlphaVantageOptions options, VendorPlatform platform) : IPriceSource
{
    public const string Name = "alphavantage";

    // "compact" holds the latest 100 sessions, which span at least this many days.
    private const int CompactDays = 130;

    private readonly VendorClient client = new(Name, options, platform);

    public string Vendor => Name;

    public AlphaVantageOptions Options => options;

    VendorOptions IPriceSource.Options => options;

    public Task<PriceAnswer> FetchAsync(PriceQuery query, CancellationToken cancellation)
    {
        var request = new VendorRequest(
            Datasets.Prices.Name,
            query.Session,
            query.Symbol,
            Url("TIME_SERIES_DAILY_ADJUSTED", query.Symbol, ("outputsize", OutputSize(query.Window.First))),
            query.Meter);
        return client.AskAsync(request, answer => ReadBars(query, answer), cancellation);
    }

    public Task<CompanyAnswer> FetchAsync(CompanyQuery query, CancellationToken cancellation)
    {
        var url = Url("OVERVIEW", query.Symbol);
        var request = new VendorRequest(Datasets.Companies.Name, query.Session, query.Symbol, url, query.Meter);
        return client.AskAsync(request, answer => ReadCompany(query, answer), cancellation);
    }

    private Uri Url(string function, string symbol, params ReadOnlySpan<(string, string)> more) => VendorUrl.Of(
        options.BaseUrl,
        "query",
        [("function", function), ("symbol", DashedSymbol.Of(symbol)), .. more, ("apikey", options.ApiKey.Reveal())]);

    private string OutputSize(DateOnly first) =>
        DateOnly.FromDateTime(platform.Time.GetUtcNow().UtcDateTime).DayNumber - first.DayNumber < CompactDays ? "compact" : "full";

    private static PriceAnswer ReadBars(PriceQuery query, VendorAnswer answer)
    {
        using var document = Open(answer);
        if (AlphaVantageRefusal.NoData(document.RootElement) is { } reason)
            return new PriceAnswer(answer.RequestId, [], reason);

        // The vendor cannot be asked for an end, so what lies behind it was not asked for.
        var bars = AlphaVantageParser.Bars(document.RootElement, query.Symbol).Where(bar => bar.Session <= query.Window.Last);
        return new PriceAnswer(answer.RequestId, [.. bars]);
    }

    private static CompanyAnswer ReadCompany(CompanyQuery query, VendorAnswer answer)
    {
        using var document = Open(answer);
        var root = document.RootElement;
        if (AlphaVantageRefusal.NoData(root) is { } reason)
            return new CompanyAnswer(answer.RequestId, null, reason);
        return new CompanyAnswer(answer.RequestId, AlphaVantageParser.Company(root, query.Symbol, query.Session.Date));
    }

    private static JsonDocument Open(VendorAnswer answer) =>
        answer.Status == HttpStatusCode.OK
            ? JsonDocument.Parse(answer.Body)
            : throw new VendorException(VendorFault.Refused, $"HTTP {(int)answer.Status} ({answer.Excerpt()})");
}
