using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Ingestion.Http.VendorOutcome;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>How Alpha Vantage refuses: always with HTTP 200, in JSON with one property that holds a text.</summary>
internal static class AlphaVantageRefusals
{
    private const string Empty = "an empty answer";
    private static readonly TimeSpan UntilNextMinute = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan UntilNextSecond = TimeSpan.FromSeconds(1.5);
    private static readonly string[] Keys = ["Error Message", "Information", "Note"];

    // The order matters: texts about the limit per minute or second name the limit per day too, and that one the key.
    public static RefusalTable Table { get; } = new(
    [
        new(Status: null, "per minute", Throttled, UntilNextMinute),
        new(Status: null, "per second", Throttled, UntilNextSecond),
        new(Status: null, "per day", QuotaSpent),
        new(Status: null, "premium", PremiumOnly),
        new(Status: null, "apikey", BadKey),
        new(Status: null, "api key", BadKey),
        new(Status: null, "Invalid API call", UnknownSymbol),
        new(Status: null, Empty, UnknownSymbol),
    ],
    answer => SmallBody.Find(answer, MessageOf));

    private static string? MessageOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        using var properties = root.EnumerateObject();
        if (!properties.MoveNext())
            return Empty;
        var first = properties.Current;
        if (Keys.Contains(first.Name, StringComparer.Ordinal))
            return SmallBody.Text(root, first.Name);
        return IsEmpty(first.Value) && !properties.MoveNext() ? Empty : null;
    }

    // {"Global Quote": {}} says as little as {}.
    private static bool IsEmpty(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return false;
        using var members = value.EnumerateObject();
        return !members.MoveNext();
    }
}
