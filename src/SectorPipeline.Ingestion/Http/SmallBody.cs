using System.Text.Json;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Reads bodies that are short enough to be a refusal.</summary>
internal static class SmallBody
{
    /// <summary>No refusal is longer; longer answers are left to their readers.</summary>
    public const int Longest = 4096;

    /// <summary>What <paramref name="find"/> finds in a short JSON body; null where there is nothing, or no JSON.</summary>
    public static string? Find(VendorAnswer answer, Func<JsonElement, string?> find)
    {
        if (answer.Body.Length is 0 or > Longest)
            return null;
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return find(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: text that is not Unicode
        {
            return null;
        }
    }

    /// <summary>The text of a property, null where there is none.</summary>
    public static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
