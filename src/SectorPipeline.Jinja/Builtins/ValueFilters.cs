using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>default, attr, tojson and pprint.</summary>
internal static class ValueFilters
{
    public static void AddTo(FunctionTable table)
    {
        table.Add("default", ["default_value?", "boolean?"], Default);
        table.AddAlias("d", "default");
        table.Add("attr", ["name"], a => new Access(a.State).Member(a[0] is JinjaUndefined undefined ? throw undefined.Fault() : a[0], a.Printed(1)));
        table.Add("tojson", ["indent?"], ToJson);
        table.Add("pprint", value => PrettyPrinter.Print(value));
    }

    private static object? Default(Bound a) =>
        a[0] is JinjaUndefined || (a.Flag(2) && !Truth.Of(a[0])) ? a.Or(1, "") : a[0];

    // What could end a script or an attribute is written as a code.
    private static JinjaMarkup ToJson(Bound a)
    {
        var json = JsonText.Write(a[0], new JsonTextOptions(Indent: a[1] is null ? null : a.Int(1, 0), SortKeys: true));
        return new JinjaMarkup(json
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal)
            .Replace("'", "\\u0027", StringComparison.Ordinal));
    }
}
