using System.Buffers;
using System.Text;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Filters about HTML.</summary>
internal static class MarkupFilters
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t\n\r\f/>=");

    public static void AddTo(FunctionTable table)
    {
        table.Add("escape", value => value is JinjaMarkup ? value : Escape(value));
        table.AddAlias("e", "escape");
        table.Add("forceescape", Escape);
        table.Add("safe", value => new JinjaMarkup(PythonText.Str(value)));
        table.Add("striptags", value => Html.StripTags(PythonText.Str(value)));
        table.Add("xmlattr", ["autospace?"], Attributes);
    }

    private static JinjaMarkup Escape(object? value) => JinjaMarkup.Escape(PythonText.Str(value));

    private static string Attributes(Bound a)
    {
        if (a[0] is not JinjaDict dict)
            throw Fault.Type($"xmlattr needs a dict, not {TypeNames.Of(a[0])}");
        var text = new StringBuilder();
        foreach (var (key, value) in dict.Items)
        {
            if (value is null or JinjaUndefined)
                continue;
            text.Append(text.Length > 0 ? " " : "").Append(Name(key)).Append("=\"").Append(PythonStrings.Escaped(value)).Append('"');
        }

        return a.Flag(1, fallback: true) && text.Length > 0 ? " " + text : text.ToString();
    }

    private static string Name(object? key)
    {
        var name = PythonText.Str(key);
        return name.AsSpan().IndexOfAny(NotInNames) >= 0
            ? throw Fault.Value($"'{name}' holds a character that no attribute name may have")
            : PythonStrings.Escaped(name);
    }
}
