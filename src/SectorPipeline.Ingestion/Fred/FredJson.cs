using System.Globalization;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>What FRED's JSON answers have in common: an object with a list, and where in the whole it lies.</summary>
internal static class FredJson
{
    private static readonly HashSet<string> Envelope = new(
    [
        "realtime_start", "realtime_end", "observation_start", "observation_end", "units", "output_type", "file_type", "order_by",
        "sort_order", "count", "offset", "limit",
    ], StringComparer.Ordinal);

    /// <summary>The list under the name; other names are noted unless FRED is known to send them.</summary>
    public static JsonElement List(JsonElement root, string name, Conversation conversation)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with '{name}', got {root.ValueKind}");
        string[] got = [.. root.EnumerateObject().Select(property => property.Name)];
        if (!root.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
            throw FormatDiff.Missing("the answer", [name], got);
        foreach (var other in got.Where(other => other != name && !Envelope.Contains(other)))
            conversation.NoteExtraField(other);
        return list;
    }

    /// <summary>How many items there are over all pages.</summary>
    public static int Count(JsonElement root) =>
        root.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var number)
            ? number
            : throw VendorException.Changed("count: expected the number of items over all pages, got none");

    /// <summary>Fails where the item lacks a required field, and notes those that nobody knew of.</summary>
    public static void Require(string where, JsonElement item, string[] required, IReadOnlySet<string> known, Conversation conversation)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"{where}: expected objects, got {item.ValueKind}");
        string[] got = [.. item.EnumerateObject().Select(property => property.Name)];
        if (required.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing(where, required, got);
        foreach (var other in got.Where(other => !known.Contains(other)))
            conversation.NoteExtraField($"{where}.{other}");
    }

    /// <summary>The text of a field, also where it is not one; null for null.</summary>
    public static string? Text(JsonElement item, string name) => JsonText.Of(name, item.GetProperty(name));

    public static string Of(IFormattable value) =>
        value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture);
}
