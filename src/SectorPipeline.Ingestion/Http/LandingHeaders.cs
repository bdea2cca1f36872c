namespace SectorPipeline.Ingestion.Http;

/// <summary>The headers that landing keeps: what tells about the body and the vendor's limits, never cookies.</summary>
internal static class LandingHeaders
{
    private static readonly string[] Kept =
        ["age", "cache-control", "content-type", "date", "etag", "last-modified", "retry-after"];

    public static IReadOnlyDictionary<string, string> Of(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers)
            .Where(header => Kept.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value), StringComparer.Ordinal);
}
