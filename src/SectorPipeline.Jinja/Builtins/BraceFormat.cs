using System.Globalization;
using System.Text;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Python's str.format: <c>{}</c>, <c>{0}</c>, <c>{name.attribute[key]!r:spec}</c>.</summary>
internal sealed class BraceFormat(
    RenderState state,
    IReadOnlyList<object?> positional,
    IReadOnlyList<KeyValuePair<string, object?>> named)
{
    private const int MaxNesting = 2;

    private readonly Access access = new(state);
    private int automatic;

    public static List<KeyValuePair<string, object?>> Named(object? mapping) => mapping is JinjaDict dict
        ? [.. dict.Items.Where(item => item.Key is string).Select(item => KeyValuePair.Create((string)item.Key!, item.Value))]
        : throw Fault.Type($"format_map takes a dict, not {TypeNames.Of(mapping)}");

    public string Apply(string format) => Apply(format, 0);

    private string Apply(string format, int nesting)
    {
        if (nesting > MaxNesting)
            throw Fault.Value("the fields of this format are nested too deeply");
        var text = new StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            var c = format[at];
            if (c is '{' or '}' && at + 1 < format.Length && format[at + 1] == c)
                text.Append(format[at++]);
            else if (c == '{')
                at = AppendField(text, format, at + 1, nesting);
            else if (c == '}')
                throw Fault.Value("single '}' in a format", " Write '}}' to print one.");
            else
                text.Append(c);
            state.CheckSize(text.Length);
        }

        return text.ToString();
    }

    // Returns the offset of the closing brace.
    private int AppendField(StringBuilder text, string format, int start, int nesting)
    {
        var end = FieldEnd(format, start);
        var field = format[start..end];
        var (name, conversion, spec) = Split(field);
        var value = Convert(Value(name), conversion);
        text.Append(FormatSpec.Parse(Apply(spec, nesting + 1)).Format(value, state));
        return end;
    }

    private static int FieldEnd(string format, int at)
    {
        for (var depth = 1; at < format.Length; at++)
        {
            depth += format[at] == '{' ? 1 : format[at] == '}' ? -1 : 0;
            if (depth == 0)
                return at;
        }

        throw Fault.Value("single '{' in a format", " Write '{{' to print one.");
    }

    private static (string Name, char? Conversion, string Spec) Split(string field)
    {
        var bracket = field.IndexOf('[', StringComparison.Ordinal);
        var from = bracket < 0 ? 0 : Math.Max(0, field.IndexOf(']', bracket));
        var mark = field.AsSpan(from).IndexOfAny('!', ':');
        if (mark < 0)
            return (field, null, "");
        mark += from;
        if (field[mark] == ':')
            return (field[..mark], null, field[(mark + 1)..]);
        if (mark + 1 >= field.Length || (mark + 2 < field.Length && field[mark + 2] != ':'))
            throw Fault.Value("expected ':' behind the conversion of a format field");
        return (field[..mark], field[mark + 1], mark + 3 <= field.Length ? field[(mark + 3)..] : "");
    }

    private static object? Convert(object? value, char? conversion) => conversion switch
    {
        null => value,
        's' => PythonText.Str(value),
        'r' or 'a' => PythonText.Repr(value),
        _ => throw Fault.Value($"unknown conversion '{conversion}' in a format"),
    };

    private object? Value(string name)
    {
        var end = name.AsSpan().IndexOfAny('.', '[');
        var value = First(end < 0 ? name : name[..end]);
        while (end >= 0 && end < name.Length)
        {
            var isItem = name[end] == '[';
            var stop = isItem ? name.IndexOf(']', end) : NextPart(name, end + 1);
            if (stop < 0)
                throw Fault.Value("missing ']' in a format");
            var part = name[(end + 1)..stop];
            value = isItem ? access.Item(value, Key(part)) : access.Attribute(value, part);
            if (value is JinjaUndefined undefined)
                throw undefined.Fault();
            end = isItem ? stop + 1 : stop;
        }

        return value;
    }

    private static int NextPart(string name, int from)
    {
        var next = name.AsSpan(from).IndexOfAny('.', '[');
        return next < 0 ? name.Length : from + next;
    }

    private object? First(string name)
    {
        if (name.Length == 0)
            return At(automatic++);
        if (long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return At(index);
        foreach (var (key, value) in named)
        {
            if (key == name)
                return value;
        }

        throw Fault.Key(name);
    }

    private object? At(long index) => index < positional.Count
        ? positional[(int)index]
        : throw Fault.Index($"the format refers to argument {index}, but only {positional.Count} are given");

    private static object Key(string part) =>
        long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : part;
}
