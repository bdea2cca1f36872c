using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Understands Alpha Vantage's refusals, all of which come as HTTP 200 with one property that holds a text.</summary>
internal static class AlphaVantageRefusal
{
    private static readonly TimeSpan UntilNextMinute = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan UntilNextSecond = TimeSpan.FromSeconds(1.5);

    /// <summary>Why the vendor knows nothing about the symbol, null where the answer is good; throws on any other refusal.</summary>
    public static string? NoData(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new VendorException(VendorFault.ChangedFormat, "the format has changed: the root is not an object");
        using var properties = root.EnumerateObject();
        if (!properties.MoveNext())
            return "an empty answer";
        var text = properties.Current.Value.ValueKind == JsonValueKind.String ? properties.Current.Value.GetString() ?? "" : "";
        return properties.Current.Name switch
        {
            "Error Message" => UnknownSymbol(text),
            "Information" or "Note" => throw Refused(text),
            _ => null,
        };
    }

    private static string UnknownSymbol(string text) =>
        Says(text, "apikey") ? throw new VendorException(VendorFault.BadKey, text) : text;

    // The order matters: texts about the limit per minute or second name the limit per day too.
    private static VendorException Refused(string text) => text switch
    {
        _ when Says(text, "per minute") => new(VendorFault.Throttled, text) { RetryAfter = UntilNextMinute },
        _ when Says(text, "per second") => new(VendorFault.Throttled, text) { RetryAfter = UntilNextSecond },
        _ when Says(text, "per day") => new(VendorFault.QuotaSpent, text),
        _ when Says(text, "premium endpoint") => new(VendorFault.PremiumOnly, text),
        _ when Says(text, "apikey") || Says(text, "api key") => new(VendorFault.BadKey, text),
        _ => new(VendorFault.Refused, text),
    };

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
