using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of str.</summary>
internal static class StringMethods
{
    public static readonly MethodTable<string> Table = Create();

    private static MethodTable<string> Create()
    {
        var table = new MethodTable<string>();
        AddCases(table);
        AddSearches(table);
        AddSplits(table);
        AddTrims(table);
        AddFormats(table);
        StringPredicates.AddTo(table);
        return table;
    }

    private static void AddCases(MethodTable<string> table)
    {
        table.Add("upper", PythonCases.Upper);
        table.Add("lower", PythonCases.Lower);
        table.Add("casefold", PythonCases.Fold);
        table.Add("title", PythonCases.Title);
        table.Add("capitalize", PythonCases.Capitalize);
        table.Add("swapcase", PythonCases.Swap);
    }

    private static void AddSearches(MethodTable<string> table)
    {
        table.Add("find", ["sub", "start?", "end?"], (text, a) => StringSearch.Find(text, a, fromEnd: false));
        table.Add("rfind", ["sub", "start?", "end?"], (text, a) => StringSearch.Find(text, a, fromEnd: true));
        table.Add("index", ["sub", "start?", "end?"], (text, a) => StringSearch.Index(text, a, fromEnd: false));
        table.Add("rindex", ["sub", "start?", "end?"], (text, a) => StringSearch.Index(text, a, fromEnd: true));
        table.Add("count", ["sub", "start?", "end?"], StringSearch.Count);
        table.Add("startswith", ["prefix", "start?", "end?"], (text, a) => StringSearch.HasAffix(text, a, atEnd: false));
        table.Add("endswith", ["suffix", "start?", "end?"], (text, a) => StringSearch.HasAffix(text, a, atEnd: true));
    }

    private static void AddSplits(MethodTable<string> table)
    {
        table.Add("split", ["sep?", "maxsplit?"], (text, a) => StringSplit.Split(text, a[0], a.Int(1, -1)));
        table.Add("rsplit", ["sep?", "maxsplit?"], (text, a) => StringSplit.SplitFromEnd(text, a[0], a.Int(1, -1)));
        table.Add("splitlines", ["keepends?"], (text, a) => StringSplit.Lines(text, a.Flag(0)));
        table.Add("partition", ["sep"], (text, a) => StringSplit.Partition(text, a.Text(0), fromEnd: false));
        table.Add("rpartition", ["sep"], (text, a) => StringSplit.Partition(text, a.Text(0), fromEnd: true));
        table.Add("join", ["iterable"], (text, a) => string.Join(text, Iteration.Of(a[0]).Select(JoinItem)));
    }

    private static void AddTrims(MethodTable<string> table)
    {
        table.Add("strip", ["chars?"], (text, a) => StringTrim.Trim(text, a[0], atStart: true, atEnd: true));
        table.Add("lstrip", ["chars?"], (text, a) => StringTrim.Trim(text, a[0], atStart: true, atEnd: false));
        table.Add("rstrip", ["chars?"], (text, a) => StringTrim.Trim(text, a[0], atStart: false, atEnd: true));
        table.Add("removeprefix", ["prefix"], (text, a) => text.StartsWith(a.Text(0), StringComparison.Ordinal) ? text[a.Text(0).Length..] : text);
        table.Add("removesuffix", ["suffix"], (text, a) => text.EndsWith(a.Text(0), StringComparison.Ordinal) ? text[..^a.Text(0).Length] : text);
        table.Add("ljust", ["width", "fillchar?"], (text, a) => StringTrim.Pad(text, a, '<'));
        table.Add("rjust", ["width", "fillchar?"], (text, a) => StringTrim.Pad(text, a, '>'));
        table.Add("center", ["width", "fillchar?"], (text, a) => StringTrim.Pad(text, a, '^'));
        table.Add("zfill", ["width"], StringTrim.ZeroFill);
        table.Add("expandtabs", ["tabsize?"], (text, a) => StringTrim.ExpandTabs(text, a.Int(0, 8)));
    }

    private static void AddFormats(MethodTable<string> table)
    {
        table.Add("replace", ["old", "new", "count?"], (text, a) => StringSearch.Replace(text, a.Text(0), a.Text(1), a.Int(2, -1), a.State));
        table.Add("format", ["*args", "**kwargs"], (text, a) => new BraceFormat(a.State, a.Rest, a.Named).Apply(text));
        table.Add("format_map", ["mapping"], (text, a) => new BraceFormat(a.State, [], BraceFormat.Named(a[0])).Apply(text));
    }

    private static string JoinItem(object? item, int index) => PythonStrings.TryGet(item, out var text)
        ? text
        : throw Fault.Type($"sequence item {index}: expected str instance, {TypeNames.Of(item)} found", " Use the filter join, which takes any values.");
}
