using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of Markup: those of str, with texts among the arguments escaped and texts among the results Markup.</summary>
internal static class MarkupMethods
{
    private static readonly HashSet<string> Escaping = new(StringComparer.Ordinal)
    {
        "capitalize", "title", "lower", "upper", "casefold", "swapcase", "replace", "ljust", "rjust", "center", "strip", "lstrip",
        "rstrip", "expandtabs", "zfill", "removeprefix", "removesuffix", "join", "format", "format_map",
    };

    public static Method? Find(string name)
    {
        if (name is "unescape" or "striptags")
            return new Method(new Signature(name), (receiver, _) => name == "unescape" ? Html.Unescape(((JinjaMarkup)receiver).Text) : Html.StripTags(((JinjaMarkup)receiver).Text));
        return StringMethods.Table.Find(name) is { } method
            ? method with { Call = (receiver, arguments) => Wrapped(method.Call(((JinjaMarkup)receiver).Text, Escaping.Contains(name) ? Escaped(arguments) : arguments)) }
            : null;
    }

    private static object? Wrapped(object? result) => result switch
    {
        string text => new JinjaMarkup(text),
        List<object?> list => list.ConvertAll(Wrapped),
        JinjaTuple tuple => new JinjaTuple(tuple.Select(Wrapped).ToList()),
        _ => result,
    };

    private static Bound Escaped(Bound arguments) => arguments with
    {
        Values = Array.ConvertAll(arguments.Values, Escaped),
        Rest = [.. arguments.Rest.Select(Escaped)],
        Named = [.. arguments.Named.Select(named => KeyValuePair.Create(named.Key, Escaped(named.Value)))],
    };

    private static object? Escaped(object? value) => value switch
    {
        List<object?> list => list.ConvertAll(EscapedText),
        JinjaTuple tuple => new JinjaTuple(tuple.Select(EscapedText).ToList()),
        _ => EscapedText(value),
    };

    private static object? EscapedText(object? value) => value is string text ? JinjaMarkup.Escape(text).Text : value;
}
