using System.Globalization;
using System.Numerics;
using System.Text.Json;
using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

/// <summary>One line of a corpus: a template and what it prints, or how it fails.</summary>
public sealed record RecordedCase(string File, JsonElement Json)
{
    public string Name => Json.GetProperty("name").GetString()!;

    public string Template => Json.GetProperty("template").GetString()!;

    public string? Expected => Text("expected");

    public string? Error => Text("error");

    public int Line => Json.GetProperty("line").GetInt32();

    public Dictionary<string, object?> Context()
    {
        var context = Json.GetProperty("context").EnumerateObject().ToDictionary(item => item.Name, item => Value(item.Value));
        if (Json.TryGetProperty("functions", out var functions))
        {
            foreach (var function in functions.EnumerateArray())
                context[function.GetString()!] = RecordedFunctions.Named(function.GetString()!, context);
        }

        return context;
    }

    public string? TemplateNamed(string name) =>
        Json.TryGetProperty("templates", out var templates) && templates.TryGetProperty(name, out var source) ? source.GetString() : null;

    public override string ToString() => $"{File}: {Name}";

    private string? Text(string property) => Json.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Object => new JinjaDict(json.EnumerateObject().Select(item => KeyValuePair.Create(item.Name, Value(item.Value)))),
        _ => Number(json.GetRawText()),
    };

    private static object Number(string text) => text.AsSpan().IndexOfAny(".eE") >= 0
        ? double.Parse(text, CultureInfo.InvariantCulture)
        : BigInteger.Parse(text, CultureInfo.InvariantCulture);
}
