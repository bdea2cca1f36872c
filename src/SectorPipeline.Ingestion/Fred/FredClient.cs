using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>Asks FRED.</summary>
internal sealed class FredClient(FredOptions options, VendorPlatform platform) : IDisposable
{
    public const string Name = "fred";

    public VendorClient Client { get; } = new(Name, options, FredRefusals.Table, platform);

    public FredOptions Options => options;

    public Uri Url(string path, params ReadOnlySpan<(string Name, string Value)> query) =>
        VendorUrl.Of(options.BaseUrl, $"fred/{path}", [.. query, ("file_type", "json"), ("api_key", options.ApiKey.Reveal())]);

    public void Dispose() => Client.Dispose();
}
