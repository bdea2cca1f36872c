using System.Runtime.CompilerServices;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>repr with the keys of dicts sorted; one item per line where a line would be longer than 80.</summary>
internal static class PrettyPrinter
{
    private const int Width = 80;

    public static string Print(object? value) => Print(value, 0, 0);

    private static string Print(object? value, int indent, int behind)
    {
        var flat = PythonText.Repr(Sorted(value));
        if (flat.Length + indent + behind <= Width)
            return flat;
        return Sorted(value) switch
        {
            List<object?> list => Lines("[", list.Select(item => ("", item)), "]", indent, behind),
            JinjaTuple tuple => Lines("(", tuple.Select(item => ("", item)), ")", indent, behind),
            JinjaDict dict => Lines("{", dict.Items.Select(item => (PythonText.Repr(item.Key) + ": ", item.Value)), "}", indent, behind),
            _ => flat,
        };
    }

    private static string Lines(string open, IEnumerable<(string Prefix, object? Value)> items, string close, int indent, int behind)
    {
        var lines = items.Select(item => item.Prefix + Print(item.Value, indent + 1 + item.Prefix.Length, behind + 1));
        return open + string.Join(",\n" + new string(' ', indent + 1), lines) + close;
    }

    private static object? Sorted(object? value) => !RuntimeHelpers.TryEnsureSufficientExecutionStack() ? throw Fault.TooDeep() : value switch
    {
        JinjaDict dict => SortedDict(dict),
        List<object?> list => list.ConvertAll(Sorted),
        _ => value,
    };

    private static JinjaDict SortedDict(JinjaDict dict)
    {
        var sorted = new JinjaDict();
        foreach (var (key, value) in dict.Items.OrderBy(item => PythonText.Str(item.Key), StringComparer.Ordinal))
            sorted[key] = Sorted(value);
        return sorted;
    }
}
