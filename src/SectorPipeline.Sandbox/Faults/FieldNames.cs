using System.Text;

namespace SectorPipeline.Sandbox;

/// <summary>Required fields of each vendor, and the names that they get.</summary>
internal static class FieldNames
{
    private static readonly (string Old, string New)[] Chart = [("timestamp", "timestamps"), ("close", "closePrice"), ("open", "openPrice"), ("volume", "tradedVolume"),
        ("assetProfile", "companyProfile"), ("price", "quote"), ("sector", "sectorName"), ("marketCap", "marketCapitalization")];

    private static readonly (string Old, string New)[] AlphaVantage =
        [("4. close", "4. closePrice"), ("1. open", "1. openPrice"), ("Symbol", "Ticker"), ("Sector", "SectorName"), ("MarketCapitalization", "MarketCap"),
        ("fiscalDateEnding", "fiscalPeriodEnding"), ("close", "closePrice"), ("timestamp", "date"), ("symbol", "ticker")];

    private static readonly (string Old, string New)[] Fred =
        [("value", "val"), ("date", "observation_date"), ("observations", "data"), ("vintage_dates", "dates"), ("frequency_short", "frequency_code")];

    private static readonly (string Old, string New)[] CoinGecko =
        [("current_price", "price"), ("id", "coin_id"), ("market_cap", "capitalization"), ("prices", "price_points"), ("total_volumes", "volumes")];

    private static readonly (string Old, string New)[] Sec =
        [("accessionNumber", "accession"), ("filingDate", "filed_on"), ("facts", "factSet"), ("val", "value"), ("cik_str", "cik_number")];

    /// <summary>The body with one field renamed throughout, or null when it has none of them.</summary>
    public static TextBuffer? Rename(Vendor vendor, ReadOnlySpan<byte> body, Noise noise)
    {
        var text = Encoding.UTF8.GetString(body);
        var isJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        (string Old, string New)[] present = [.. Of(vendor).Where(name => Places(text, name.Old, isJson).Any())];
        if (present.Length == 0)
            return null;
        var (old, @new) = present[(int)(noise.Uniform(0) * present.Length)];
        var renamed = new StringBuilder(text);
        foreach (var at in Places(text, old, isJson).Reverse())
            renamed.Remove(at, old.Length).Insert(at, @new);
        return new TextBuffer(renamed.Length).Add(Encoding.UTF8.GetBytes(renamed.ToString()));
    }

    private static (string Old, string New)[] Of(Vendor vendor) => vendor switch
    {
        Vendor.Yahoo => Chart,
        Vendor.AlphaVantage => AlphaVantage,
        Vendor.Fred => Fred,
        Vendor.CoinGecko => CoinGecko,
        _ => Sec,
    };

    private static IEnumerable<int> Places(string text, string name, bool isJson) => isJson ? Properties(text, name) : Headings(text, name);

    private static IEnumerable<int> Properties(string text, string name)
    {
        var quoted = $"\"{name}\":";
        for (var at = text.IndexOf(quoted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quoted, at + quoted.Length, StringComparison.Ordinal))
            yield return at + 1;
    }

    private static IEnumerable<int> Headings(string text, string name)
    {
        var at = 0;
        foreach (var heading in text.Split('\n')[0].TrimEnd('\r').Split(','))
        {
            if (heading == name)
                yield return at;
            at += heading.Length + 1;
        }
    }
}
