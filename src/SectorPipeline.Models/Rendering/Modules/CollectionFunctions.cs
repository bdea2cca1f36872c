using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>dbt's functions set, set_strict, zip and zip_strict.</summary>
internal static class CollectionFunctions
{
    public static Dictionary<string, object?> Create() => new(StringComparer.Ordinal)
    {
        ["set"] = new JinjaFunction("set", arguments => OrDefault(arguments, 1, Set)),
        ["set_strict"] = new JinjaFunction("set_strict", Set),
        ["zip"] = new JinjaFunction("zip", arguments => OrDefault(arguments, int.MaxValue, Zip)),
        ["zip_strict"] = new JinjaFunction("zip_strict", Zip),
    };

    private static object Set(JinjaArguments arguments) => new JinjaSet(JinjaValue.Items(arguments.Required(0, "value")));

    private static object Zip(JinjaArguments arguments)
    {
        var lists = arguments.Positional.Select(items => JinjaValue.Items(items).ToList()).ToList();
        var length = lists.Count == 0 ? 0 : lists.Min(list => list.Count);
        return Enumerable.Range(0, length).Select(object? (i) => new JinjaTuple(lists.Select(list => list[i]).ToList())).ToList();
    }

    // Without strict, what cannot be iterated gives the default.
    private static object? OrDefault(JinjaArguments arguments, int position, Func<JinjaArguments, object> make)
    {
        try
        {
            return make(arguments);
        }
        catch (JinjaFaultException fault) when (fault.Kind == JinjaErrorKind.Type)
        {
            return arguments.Optional(position, "default");
        }
    }
}
