using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Reads artifacts that may lack any property, or hold null in its place.</summary>
internal static class JsonReading
{
    public static JsonElement Get(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The text of a value, or nothing.</summary>
    public static string Text(this JsonElement json, string name) => json.Get(name).Plain();

    public static string Plain(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.String => json.GetString()!,
        _ => json.GetRawText(),
    };

    public static double? Number(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;

    public static DateTimeOffset? Instant(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var value) ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.String } one ? [one.GetString()!] : [.. json.Items(name).Select(Plain)];

    public static IEnumerable<JsonProperty> Properties(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : [];
}
