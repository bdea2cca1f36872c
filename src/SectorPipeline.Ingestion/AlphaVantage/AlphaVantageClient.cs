using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Asks Alpha Vantage, which has one address for everything.</summary>
internal sealed class AlphaVantageClient(AlphaVantageOptions options, VendorPlatform platform) : IDisposable
{
    public const string Name = "alphavantage";

    public VendorClient Client { get; } = new(Name, options, AlphaVantageRefusals.Table, platform);

    public AlphaVantageOptions Options => options;

    public TimeProvider Time => platform.Time;

    public Uri Url(string function, params ReadOnlySpan<(string Name, string Value)> more) =>
        VendorUrl.Of(options.BaseUrl, "query", [("function", function), .. more, ("apikey", options.ApiKey.Reveal())]);

    public Uri SymbolUrl(string function, string symbol, params ReadOnlySpan<(string Name, string Value)> more) =>
        Url(function, [("symbol", DashedSymbol.Of(symbol)), .. more]);

    public void Dispose() => Client.Dispose();
}
