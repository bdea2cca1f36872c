using System.Runtime.ExceptionServices;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Python's stable sort, and keys that ignore case.</summary>
internal static class Sorting
{
    public static List<object?> Sorted(IEnumerable<object?> items, Func<object?, object?> key, bool isReversed)
    {
        var keyed = items.Select(item => KeyValuePair.Create(key(item), item));
        var sorted = isReversed
            ? keyed.OrderByDescending(pair => pair.Key, Ordering.Comparer)
            : keyed.OrderBy(pair => pair.Key, Ordering.Comparer);
        try
        {
            return sorted.Select(pair => pair.Value).ToList();
        }
        catch (InvalidOperationException failure) when (failure.InnerException is JinjaFaultException fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    public static Func<object?, object?> Key(Func<object?, object?> value, bool isCaseSensitive) =>
        isCaseSensitive ? value : item => IgnoringCase(value(item));

    private static object? IgnoringCase(object? value) => value switch
    {
        string text => PythonCases.Lower(text),
        JinjaMarkup markup => PythonCases.Lower(markup.Text),
        JinjaTuple tuple => new JinjaTuple(tuple.Select(IgnoringCase).ToList()),
        _ => value,
    };
}
