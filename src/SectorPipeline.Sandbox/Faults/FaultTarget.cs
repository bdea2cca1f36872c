using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>What a request is for: the vendor, the symbol, and an address that is the same whoever asks.</summary>
/// <param name="Vendor">Whose path it is.</param>
/// <param name="Path">Without the query.</param>
/// <param name="Symbol">The symbol, series or coin that is asked for; empty where the request is for none.</param>
/// <param name="Address">Path and query without keys and crumbs, parameters sorted.</param>
internal sealed record FaultTarget(Vendor Vendor, string Path, string Symbol, string Address)
{
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase) { "key", "apikey", "api_key", "crumb" };

    public static FaultTarget Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var vendor = VendorOf(path);
        return new FaultTarget(vendor, path, SymbolOf(vendor, path, request.Query), AddressOf(path, request.Query));
    }

    /// <summary>Whether a plan for one symbol means this request.</summary>
    public bool IsFor(string? only) =>
        only is null || string.Equals(SecurityDirectory.Spelling(only), SecurityDirectory.Spelling(Symbol), StringComparison.OrdinalIgnoreCase);

    /// <summary>The same for the same seed and address; another for each purpose.</summary>
    public Noise Noise(int seed, string purpose) => Sandbox.Noise.For(seed, $"{purpose} {Address}");

    private static Vendor VendorOf(string path) => path switch
    {
        "/query" => Vendor.AlphaVantage,
        _ when path.StartsWith("/fred/", StringComparison.Ordinal) => Vendor.Fred,
        _ when path.StartsWith("/api/v3/", StringComparison.Ordinal) => Vendor.CoinGecko,
        _ when path.StartsWith("/submissions/", StringComparison.Ordinal)
            || path.StartsWith("/api/xbrl/", StringComparison.Ordinal)
            || path.StartsWith("/files/", StringComparison.Ordinal) => Vendor.Sec,
        _ => Vendor.Yahoo,
    };

    private static string SymbolOf(Vendor vendor, string path, IQueryCollection query) => vendor switch
    {
        Vendor.AlphaVantage => query["symbol"].ToString(),
        Vendor.Fred => query["series_id"].ToString(),
        Vendor.CoinGecko => path.Split('/') is [_, _, _, "coins", var id, _, ..] ? id : query["ids"].ToString(),
        Vendor.Sec => System.IO.Path.GetFileNameWithoutExtension(path),
        _ when path.StartsWith("/v1/", StringComparison.Ordinal) || path == "/consent" => "",
        _ => path[(path.LastIndexOf('/') + 1)..],
    };

    private static string AddressOf(string path, IQueryCollection query)
    {
        var parameters = query
            .Where(parameter => !Secrets.Contains(parameter.Key))
            .Select(parameter => $"{parameter.Key}={parameter.Value}")
            .Order(StringComparer.Ordinal);
        return $"{path}?{string.Join('&', parameters)}";
    }
}
