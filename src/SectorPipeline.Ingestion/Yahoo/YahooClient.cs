using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Asks Yahoo Finance.</summary>
internal sealed class YahooClient(YahooOptions options, VendorPlatform platform) : IDisposable
{
    public const string Name = "yahoo";

    public VendorClient Client { get; } = new(
        Name, options, YahooRefusals.Table, platform, exchange => new YahooCrumb(new YahooHandshake(options, exchange)));

    public Uri Url(string path, params ReadOnlySpan<(string Name, string Value)> query) => VendorUrl.Of(options.BaseUrl, path, query);

    public void Dispose() => Client.Dispose();
}
