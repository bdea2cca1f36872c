using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>What Alpha Vantage's JSON answers have in common: numbered names, and texts for values.</summary>
internal static class AlphaVantageJson
{
    /// <summary>The object under the name, with the names that stand beside it noted unless they are known.</summary>
    public static JsonElement Object(JsonElement root, string name, Conversation conversation)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with '{name}', got {root.ValueKind}");
        string[] got = [.. root.EnumerateObject().Select(property => property.Name)];
        if (!root.TryGetProperty(name, out var found) || found.ValueKind != JsonValueKind.Object)
            throw FormatDiff.Missing("the answer", ["Meta Data", name], got);
        foreach (var other in got.Where(other => other != name && other != "Meta Data"))
            conversation.NoteExtraField(other);
        return found;
    }

    /// <summary>A text of the answer's description of itself.</summary>
    public static string? Meta(JsonElement root, string name)
    {
        var meta = root.EnumerateObject().FirstOrDefault(property => property.Name == "Meta Data");
        var values = meta.Value.ValueKind == JsonValueKind.Undefined ? [] : Fields(meta);
        return values.TryGetValue(name, out var text) ? text : throw FormatDiff.Missing("Meta Data", [name], values.Keys);
    }

    /// <summary>The values of an object by name, without the numbers in front of the names.</summary>
    public static Dictionary<string, string?> Fields(JsonProperty item)
    {
        if (item.Value.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"{item.Name}: expected an object, got {item.Value.ValueKind}");
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in item.Value.EnumerateObject())
            values[Unnumbered(field.Name)] = Raw(field.Value);
        return values;
    }

    /// <summary>Fails where a required name is missing, and notes those that nobody expects.</summary>
    public static void Require(string where, string[] expected, IReadOnlyCollection<string> got, Conversation conversation)
    {
        var met = got.Count(name => expected.Contains(name, StringComparer.Ordinal));
        if (met < expected.Length)
            throw FormatDiff.Missing(where, expected, got);
        if (met == got.Count)
            return;
        foreach (var name in got.Except(expected, StringComparer.Ordinal))
            conversation.NoteExtraField(name);
    }

    public static string? Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };

    // "1. open" and "5. adjusted close", but "52WeekHigh" is a name.
    private static string Unnumbered(string name)
    {
        var dot = name.IndexOf(". ", StringComparison.Ordinal);
        return dot > 0 && name.AsSpan(0, dot).IndexOfAnyExceptInRange('0', '9') < 0 ? name[(dot + 2)..] : name;
    }
}
