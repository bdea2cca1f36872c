using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>JSON between texts and the values of templates, spaced as Python spaces it.</summary>
internal static class JsonText
{
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    public static object? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Value(document.RootElement);
        }
        catch (JsonException failure)
        {
            throw new JinjaFaultException(JinjaErrorKind.Value, $"this is not valid JSON: {failure.Message}", cause: failure);
        }
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null or JinjaUndefined:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case string or IJinjaObject:
                text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value.ToString() ?? "")).Append('"');
                break;
            case JinjaDict dict:
                Append(text, PlainValues.From(dict));
                break;
            case IReadOnlyDictionary<string, object?> map:
                AppendAll(text, '{', map, '}', entry =>
                {
                    Append(text, entry.Key);
                    text.Append(": ");
                    Append(text, entry.Value);
                });
                break;
            case IEnumerable<object?> list:
                AppendAll(text, '[', list, ']', item => Append(text, item));
                break;
            case double number:
                text.Append(JinjaValue.Repr(number));
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(", ");
            first = false;
            append(item);
        }

        text.Append(close);
    }

    private static object? Value(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
            JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
            _ => element.EnumerateObject().ToDictionary(entry => entry.Name, entry => Value(entry.Value), StringComparer.Ordinal),
        };
}
