using System.Globalization;
using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Daily bars with dividends and splits from Yahoo's v8 chart.</summary>
internal sealed class YahooClient(YahooOptions options, VendorPlatform platform) : IPriceSource
{
    public const string Name = "yahoo";

    private readonly VendorClient client = new(Name, options, platform);

    public string Vendor => Name;

    public VendorOptions Options => options;

    public Task<PriceAnswer> FetchAsync(PriceQuery query, CancellationToken cancellation)
    {
        var request = new VendorRequest(Datasets.Prices.Name, query.Session, query.Symbol, Url(query), query.Meter);
        return client.AskAsync(request, answer => Read(query.Symbol, answer), cancellation);
    }

    private Uri Url(PriceQuery query) => VendorUrl.Of(
        options.BaseUrl,
        $"v8/finance/chart/{Uri.EscapeDataString(DashedSymbol.Of(query.Symbol))}",
        ("period1", Midnight(query.Window.First)),
        ("period2", Midnight(query.Window.Last.AddDays(1))),
        ("interval", "1d"),
        ("events", "div|split"));

    private static string Midnight(DateOnly date) =>
        new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static PriceAnswer Read(string symbol, VendorAnswer answer)
    {
        var chart = answer.Status == HttpStatusCode.OK ? YahooChartParser.Parse(answer.Body) : ReadRefusal(answer);
        return (answer.Status, chart) switch
        {
            (HttpStatusCode.OK or HttpStatusCode.NotFound, { Error: { } reason, IsAboutCaller: false }) => new(answer.RequestId, [], reason),
            (HttpStatusCode.OK, { HasResult: true }) => new(answer.RequestId, chart.Bars(symbol)),
            (_, { Error: { } reason }) when IsEmptyWindow(reason) => new(answer.RequestId, []),
            _ => throw new VendorException(
                VendorFault.Refused, $"HTTP {(int)answer.Status} ({chart.Error ?? answer.Excerpt()})"),
        };
    }

    private static YahooChart ReadRefusal(VendorAnswer answer)
    {
        try
        {
            return YahooChartParser.Parse(answer.Body);
        }
        catch (Exception e) when (e is JsonException or VendorException)
        {
            return new YahooChart();
        }
    }

    // What Yahoo says, with HTTP 400, about a window in which the symbol did not trade.
    private static bool IsEmptyWindow(string reason) => reason.StartsWith("Data doesn't exist for startDate", StringComparison.Ordinal);
}
