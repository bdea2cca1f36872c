using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>JSON as Python's json.dumps writes it: ASCII only, ", " and ": " between items.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder text = new();
    private readonly JsonTextOptions options;

    private JsonText(JsonTextOptions options)
    {
        this.options = options;
    }

    public static string Write(object? value, JsonTextOptions options)
    {
        var writer = new JsonText(options);
        writer.Append(value, 0);
        return writer.text.ToString();
    }

    private void Append(object? value, int depth)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault.TooDeep();
        switch (HostValues.Wrap(value))
        {
            case JinjaDict dict:
                AppendDict(dict, depth);
                break;
            case List<object?> list:
                AppendItems('[', ']', [.. list.Select(Appender)], depth);
                break;
            case JinjaTuple tuple:
                AppendItems('[', ']', [.. tuple.Select(Appender)], depth);
                break;
            case var scalar when PythonStrings.TryGet(scalar, out var plain):
                AppendString(plain);
                break;
            case var scalar:
                text.Append(Scalar(scalar));
                break;
        }
    }

    private Action<int> Appender(object? item) => depth => Append(item, depth);

    private void AppendDict(JinjaDict dict, int depth)
    {
        var items = options.SortKeys ? dict.Items.OrderBy(item => item.Key, Ordering.Comparer).ToList() : dict.Items.ToList();
        AppendItems('{', '}', [.. items.Select(item => Member(item.Key, item.Value))], depth);
    }

    private Action<int> Member(object? key, object? value) => depth =>
    {
        AppendString(key is string name ? name : Scalar(key));
        text.Append(": ");
        Append(value, depth);
    };

    private void AppendItems(char open, char close, List<Action<int>> items, int depth)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(options.Indent is null ? ", " : ",");
            NewLine(depth + 1);
            items[i](depth + 1);
        }

        if (items.Count > 0)
            NewLine(depth);
        text.Append(close);
    }

    private void NewLine(int depth)
    {
        if (options.Indent is { } indent)
            text.Append('\n').Append(' ', indent * depth);
    }

    private void AppendString(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        long or BigInteger or decimal => PythonText.Str(value),
        double number => Float(number),
        JinjaUndefined undefined => throw Fault.Type($"an undefined value cannot be written as JSON: {undefined.What}"),
        _ => throw Fault.Type($"a {TypeNames.Of(value)} cannot be written as JSON", " Convert it with the filter string."),
    };

    private static string Float(double value) => double.IsFinite(value) ? FloatText.Repr(value)
        : double.IsNaN(value) ? "NaN"
        : value > 0 ? "Infinity" : "-Infinity";
}
