using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>default, attr, tojson, pprint, and dbt's as_text, as_bool, as_number and as_native.</summary>
internal static class ValueFilters
{
    // dbt's own; they say what a value of a YAML file is to be, and leave it alone in templates.
    private static readonly string[] DbtConversions = ["as_text", "as_bool", "as_number", "as_native"];

    public static void AddTo(FunctionTable table)
    {
        table.Add("default", ["default_value?", "boolean?"], Default);
        table.AddAlias("d", "default");
        table.Add("attr", ["name"], a => new Access(a.State).Member(a[0] is JinjaUndefined undefined ? throw undefined.Fault() : a[0], a.Printed(1)));
        table.Add("tojson", ["indent?"], ToJson);
        table.Add("pprint", value => PrettyPrinter.Print(value));
        foreach (var name in DbtConversions)
            table.Add(name, value => value);
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
