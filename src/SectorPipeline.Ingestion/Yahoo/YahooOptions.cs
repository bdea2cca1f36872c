using System.Diagnostics.CodeAnalysis;

namespace SectorPipeline.Ingestion;

/// <summary>Yahoo Finance: prices and companies, without a key. It publishes no limits; these have kept callers welcome.</summary>
public sealed record YahooOptions : VendorOptions
{
    public const string Section = "Ingestion:Yahoo";

    [SetsRequiredMembers]
    public YahooOptions()
    {
        BaseUrl = new Uri("https://query1.finance.yahoo.com");
        Concurrency = 4;
        CallsPerSecond = 5;
        CallsPerMinute = 200;
    }

    /// <summary>
    /// The page that hands out the cookie without which companies are refused; null for Yahoo's own page, or for
    /// <c>quote/AAPL</c> under <see cref="VendorOptions.BaseUrl"/> where that is not Yahoo's.
    /// </summary>
    public Uri? CookieUrl { get; init; }

    internal Uri CookiePage => CookieUrl ?? (IsYahoos(BaseUrl) ? new Uri("https://finance.yahoo.com/quote/AAPL") : Http.VendorUrl.Of(BaseUrl, "quote/AAPL"));

    private static bool IsYahoos(Uri url) => url.Host.EndsWith(".yahoo.com", StringComparison.OrdinalIgnoreCase);
}
