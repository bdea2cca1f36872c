using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>Asks CoinGecko; the key, where there is one, travels in a header.</summary>
internal sealed class CoinGeckoClient(CoinGeckoOptions options, VendorPlatform platform) : IDisposable
{
    public const string Name = "coingecko";
    private const string KeyHeader = "x-cg-demo-api-key";

    public VendorClient Client { get; } = new(Name, options, CoinGeckoRefusals.Table, platform);

    public CoinGeckoOptions Options => options;

    public VendorRequest About(string subject, Conversation conversation, string path, params ReadOnlySpan<(string Name, string Value)> query)
    {
        var request = conversation.About(subject, VendorUrl.Of(options.BaseUrl, $"api/v3/{path}", query));
        return options.ApiKey.IsEmpty ? request : request with
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [KeyHeader] = options.ApiKey.Reveal() },
        };
    }

    public void Dispose() => Client.Dispose();
}
