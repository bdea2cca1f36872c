using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Ingestion.Http.VendorOutcome;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>
/// How Yahoo refuses: an error under the endpoint's own root is about the symbol, one under <c>finance</c> about the
/// caller; 429 is plain text.
/// </summary>
internal static class YahooRefusals
{
    private const string Caller = "not about the symbol: ";

    public static RefusalTable Table { get; } = new(
    [
        new(Status: null, "Invalid Crumb", VendorFault, Expires: true), // another crumb is asked for before the next try
        new(Status: null, "Invalid Cookie", VendorFault, Expires: true),
        new(Status: null, "Too Many Requests", Throttled),
        new(HttpStatusCode.Unauthorized, Says: null, VendorFault, Expires: true),
        new(Status: null, Caller, VendorFault),
        new(Status: null, "Data doesn't exist for startDate", NoData), // said with HTTP 400 of a window without sessions
        new(Status: null, "must be within the last", NoData), // five-minute bars of over 60 days ago
        new(Status: null, "No fundamentals data found", NoData),
        new(Status: null, "may be delisted", UnknownSymbol),
        new(HttpStatusCode.NotFound, Says: null, UnknownSymbol),
        new(HttpStatusCode.OK, "Not Found", UnknownSymbol),
    ],
    MessageOf);

    private static string? MessageOf(VendorAnswer answer) =>
        SmallBody.Find(answer, ErrorOf) ?? (answer.Status == HttpStatusCode.OK && answer.ContentType != "text/plain" ? null : answer.Excerpt());

    private static string? ErrorOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var endpoint in root.EnumerateObject())
        {
            if (endpoint.Value.ValueKind == JsonValueKind.Object
                && endpoint.Value.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object)
            {
                var words = SmallBody.Text(error, "description") ?? SmallBody.Text(error, "code") ?? "an error without a description";
                return endpoint.Name == "finance" ? Caller + words : words;
            }
        }

        return null;
    }
}
