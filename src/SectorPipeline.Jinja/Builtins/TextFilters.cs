using System.Globalization;
using SectorPipeline.Jinja.Parsing;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Filters that make a text of any value and change it.</summary>
internal static class TextFilters
{
    public static void AddTo(FunctionTable table)
    {
        table.Add("upper", value => Mapped(value, PythonCases.Upper));
        table.Add("lower", value => Mapped(value, PythonCases.Lower));
        table.Add("capitalize", value => Mapped(value, PythonCases.Capitalize));
        table.Add("title", value => Mapped(value, PythonCases.TitleWords));
        table.Add("string", value => value is JinjaMarkup ? value : PythonText.Str(value));
        table.Add("trim", ["chars?"], a => Mapped(a[0], text => StringTrim.Trim(text, a[1], atStart: true, atEnd: true)));
        table.Add("replace", ["old", "new", "count?"], Replace);
        table.Add("format", ["*args", "**kwargs"], Format);
        table.Add("wordcount", value => WordCount(PythonText.Str(value)));
        table.Add("filesizeformat", ["binary?"], a => FileSize(Numbers.ToDouble(a[0]), a.Flag(1)));
        table.Add("urlencode", value => UrlEncode(value));
    }

    /// <summary>Markup stays markup.</summary>
    public static object Mapped(object? value, Func<string, string> map) =>
        value is JinjaMarkup markup ? new JinjaMarkup(map(markup.Text)) : map(PythonText.Str(value));

    private static object Replace(Bound a)
    {
        var count = a[3] is null ? -1 : a.Int(3, -1);
        if (a[0] is JinjaMarkup markup)
            return new JinjaMarkup(StringSearch.Replace(markup.Text, PythonStrings.Escaped(a[1]), PythonStrings.Escaped(a[2]), count, a.State));
        return StringSearch.Replace(a.Printed(0), a.Printed(1), a.Printed(2), count, a.State);
    }

    private static object Format(Bound a)
    {
        if (a.Rest.Count > 0 && a.Named.Count > 0)
            throw Fault.FilterArgument("format takes positional or named values, not both.");
        object values = a.Named.Count > 0 ? new JinjaDict(a.Named) : new JinjaTuple(a.Rest);
        return a[0] is JinjaMarkup markup
            ? PercentFormat.Apply(markup, values, a.State)
            : PercentFormat.Apply(a.Printed(0), values, a.State);
    }

    private static object WordCount(string text)
    {
        var words = 0L;
        for (var i = 0; i < text.Length; i++)
        {
            if (PythonCharacters.IsWord(text[i]) && (i == 0 || !PythonCharacters.IsWord(text[i - 1])))
                words++;
        }

        return words;
    }

    private static string FileSize(double bytes, bool isBinary)
    {
        var unit = isBinary ? 1024.0 : 1000.0;
        string[] names = isBinary ? ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"] : ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
        if (bytes == 1)
            return "1 Byte";
        if (bytes < unit)
            return string.Create(CultureInfo.InvariantCulture, $"{(long)bytes} Bytes");
        var step = 0;
        while (step < names.Length - 1 && bytes >= unit * unit)
            (bytes, step) = (bytes / unit, step + 1);
        return $"{FloatText.Fixed(bytes / unit, 1)} {names[step]}";
    }

    private static string UrlEncode(object? value)
    {
        if (PythonStrings.Is(value) || !Iteration.IsIterable(value))
            return Uri.EscapeDataString(PythonText.Str(value)).Replace("%2F", "/", StringComparison.Ordinal);
        var pairs = value is JinjaDict dict ? Iteration.Of(new DictView(dict, DictViewKind.Items)) : Iteration.Of(value);
        return string.Join('&', pairs.Select(Pair));
    }

    private static string Pair(object? pair)
    {
        var parts = Iteration.Of(pair).Select(part => Uri.EscapeDataString(PythonText.Str(part)).Replace("%20", "+", StringComparison.Ordinal));
        return string.Join('=', parts);
    }
}
