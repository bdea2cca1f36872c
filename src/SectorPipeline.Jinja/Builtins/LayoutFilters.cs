using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Filters that lay text out: center, indent, truncate and wordwrap.</summary>
internal static class LayoutFilters
{
    private const int DefaultWidth = 80;

    public static void AddTo(FunctionTable table)
    {
        table.Add("center", ["width?"], a => Center(a));
        table.Add("indent", ["width?", "first?", "blank?"], a => TextFilters.Mapped(a[0], text => Indent(text, a)));
        table.Add("truncate", ["length?", "killwords?", "end?", "leeway?"], Truncate);
        table.Add("wordwrap", ["width?", "break_long_words?", "wrapstring?", "break_on_hyphens?"], Wrap);
    }

    private static object Center(Bound a)
    {
        var width = a.Int(1, DefaultWidth);
        a.State.CheckSize(width);
        return TextFilters.Mapped(a[0], text => StringTrim.Pad(text, width, " ", '^'));
    }

    private static string Indent(string text, Bound a)
    {
        var isText = PythonStrings.TryGet(a[1], out var given);
        a.State.CheckSize(isText ? 0 : a.Int(1, 0));
        var indent = isText ? given! : new string(' ', Math.Max(0, a.Int(1, 4)));
        var lines = (text + "\n").Split('\n')[..^1];
        var separator = a.Flag(3) ? "\n" + indent : "\n";
        a.State.CheckSize(text.Length + (long)lines.Length * indent.Length);
        var result = a.Flag(3)
            ? string.Join(separator, lines)
            : string.Join('\n', lines.Select((line, i) => i > 0 && line.Length > 0 ? indent + line : line));
        return a.Flag(2) ? indent + result : result;
    }

    private static object Truncate(Bound a)
    {
        var text = a.Printed(0);
        var (length, end, leeway) = (a.Int(1, 255), a.Text(3, "..."), a[4] is null ? 5 : a.Int(4, 5));
        if (length < end.Length)
            throw Fault.Value($"the length of truncate must be at least {end.Length}, that of its end");
        if (text.Length <= length + leeway)
            return text;
        var kept = text[..(length - end.Length)];
        if (!a.Flag(2) && kept.LastIndexOf(' ') is var space and >= 0)
            kept = kept[..space];
        return kept + end;
    }

    private static object Wrap(Bound a)
    {
        var (width, breakLong, breakHyphens) = (a.Int(1, DefaultWidth - 1), a.Flag(2, fallback: true), a.Flag(4, fallback: true));
        var separator = a[3] is null ? "\n" : a.Text(3);
        var paragraphs = StringSplit.Lines(a.Printed(0), keepEnds: false);
        return string.Join(separator, paragraphs.Select(line => string.Join(separator, new WordWrapper(width, breakLong, breakHyphens).Wrap((string?)line ?? ""))));
    }
}
