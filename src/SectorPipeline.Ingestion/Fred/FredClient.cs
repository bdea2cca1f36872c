using SectorPipeline.Core;
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

    /// <summary>The failure, with the name that was probably meant where the series is unknown.</summary>
    public VendorException WithHint(VendorException failure, string seriesId)
    {
        var hint = NearestName.Hint(seriesId, options.Series.Concat(new FredOptions().Series).Where(id => id != seriesId).Distinct(StringComparer.Ordinal));
        return failure is { Outcome: VendorOutcome.UnknownSymbol, IsUnconfirmed: false } && hint.Length > 0
            ? new VendorException(failure.Outcome, failure.Message + hint, failure)
            : failure;
    }

    public void Dispose() => Client.Dispose();
}
