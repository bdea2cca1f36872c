using System.Text.Json;

namespace SectorPipeline.Tests.Models;

/// <summary>
/// The fields that an object of an artifact may have, as <c>name:type</c>, separated by spaces. A name with an exclamation mark is required.
/// The types are text, number, whole, flag, null, map, texts, list, any, a constant as <c>='x'</c>, or the name of another shape, alone, as
/// <c>[shape]</c> for a list and as <c>{shape}</c> for a map; <c>|</c> separates alternatives. A field <c>*</c> allows all others.
/// </summary>
internal sealed class ArtifactShape
{
    private readonly Dictionary<string, string> fields;
    private readonly HashSet<string> required;
    private readonly bool isOpen;

    public ArtifactShape(string text)
    {
        var parts = text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':', 2)).ToList();
        required = [.. parts.Where(part => part[0].EndsWith('!')).Select(part => part[0].TrimEnd('!'))];
        isOpen = parts.Exists(part => part[0] == "*");
        fields = parts.Where(part => part[0] != "*").ToDictionary(part => part[0].TrimEnd('!'), part => part[1], StringComparer.Ordinal);
    }

    /// <summary>What is wrong with an object; empty when nothing is.</summary>
    public IEnumerable<string> Faults(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [$"{place}: is no object"];
        var present = value.EnumerateObject().ToList();
        var missing = required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{place}: lacks {name}");
        var strangers = present.Where(field => !isOpen && !fields.ContainsKey(field.Name)).Select(field => $"{place}: has {field.Name}");
        var twice = present.GroupBy(field => field.Name).Where(same => same.Count() > 1).Select(same => $"{place}: has {same.Key} twice");
        return
        [
            .. missing, .. strangers, .. twice,
            .. present.Where(field => fields.ContainsKey(field.Name)).SelectMany(field => FaultsOf(field.Value, fields[field.Name], $"{place}.{field.Name}")),
        ];
    }

    private static IEnumerable<string> FaultsOf(JsonElement value, string type, string place)
    {
        var alternatives = Alternatives(type).Select(one => FaultsOfOne(value, one, place).ToList());
        return alternatives.MinBy(faults => faults.Count)!;
    }

    // A bar within brackets belongs to the items.
    private static IEnumerable<string> Alternatives(string type)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < type.Length; i++)
        {
            depth += type[i] is '[' or '{' ? 1 : type[i] is ']' or '}' ? -1 : 0;
            if (type[i] != '|' || depth > 0)
                continue;
            yield return type[start..i];
            start = i + 1;
        }

        yield return type[start..];
    }

    private static IEnumerable<string> FaultsOfOne(JsonElement value, string type, string place) =>
        type switch
        {
            "any" => [],
            _ when type.StartsWith('=') => Unless(value.ValueKind == JsonValueKind.String && value.GetString() == type.Trim('=', '\''), value, type, place),
            _ when type.StartsWith('[') => Unless(value.ValueKind == JsonValueKind.Array, value, "list", place)
                .Concat(Items(value).SelectMany((item, i) => FaultsOf(item, type[1..^1], $"{place}[{i}]"))),
            _ when type.StartsWith('{') => Unless(value.ValueKind == JsonValueKind.Object, value, "map", place)
                .Concat(Entries(value).SelectMany(entry => FaultsOf(entry.Value, type[1..^1], $"{place}.{entry.Name}"))),
            "texts" => FaultsOfOne(value, "[text]", place),
            _ when ArtifactShapes.Named.TryGetValue(type, out var shape) => shape.Faults(value, place),
            _ => Unless(Is(value, type), value, type, place),
        };

    private static IEnumerable<string> Unless(bool holds, JsonElement value, string type, string place) =>
        holds ? [] : [$"{place}: {value} is no {type}"];

    private static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static IEnumerable<JsonProperty> Entries(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    private static bool Is(JsonElement value, string type) =>
        type switch
        {
            "text" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "whole" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "flag" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "map" => value.ValueKind == JsonValueKind.Object,
            "list" => value.ValueKind == JsonValueKind.Array,
            _ => throw new InvalidOperationException($"No type is called '{type}'."),
        };
}
