using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Ingestion.Http.VendorOutcome;

namespace SectorPipeline.Ingestion.CoinGecko;

/// <summary>How CoinGecko refuses: an error in words, or a status with a code of its own, which are written here as "error 10005: …".</summary>
internal static class CoinGeckoRefusals
{
    public static RefusalTable Table { get; } = new(
    [
        new(HttpStatusCode.TooManyRequests, Says: null, Throttled, TimeSpan.FromSeconds(30)),
        new(Status: null, "error 429:", Throttled, TimeSpan.FromSeconds(30)),
        new(Status: null, "coin not found", UnknownSymbol),
        new(Status: null, "could not find coin", UnknownSymbol),
        new(Status: null, "invalid vs_currency", UnknownSymbol),
        new(Status: null, "exceeds the allowed time range", PremiumOnly), // error 10012, with HTTP 401
        new(Status: null, "error 10005:", PremiumOnly),
        new(Status: null, "error 10002:", BadKey),
        new(Status: null, "error 10010:", BadKey), // a key of a paid plan, which has another address
        new(Status: null, "error 10011:", BadKey),
        new(HttpStatusCode.UnprocessableEntity, Says: null, ChangedFormat),
    ],
    answer => SmallBody.Find(answer, MessageOf));

    private static string? MessageOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (!root.TryGetProperty("error", out var error))
            return StatusOf(root);
        return error.ValueKind == JsonValueKind.String ? error.GetString() : StatusOf(error) ?? "an error without a description";
    }

    private static string? StatusOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("status", out var status)
        && status.ValueKind == JsonValueKind.Object && status.TryGetProperty("error_code", out var code)
            ? $"error {code.GetRawText()}: {SmallBody.Text(status, "error_message")}"
            : null;
}
