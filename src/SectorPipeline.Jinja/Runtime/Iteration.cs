namespace SectorPipeline.Jinja.Runtime;

/// <summary>Python's iter(), len() and in.</summary>
internal static class Iteration
{
    public static IEnumerable<object?> Of(object? value) => HostValues.Wrap(value) switch
    {
        List<object?> list => Live(list),
        JinjaTuple tuple => tuple,
        JinjaDict dict => dict.Keys,
        DictView view => view.Items,
        LazySequence lazy => lazy.Rest(),
        PythonRange range => Numbers(range),
        string text => PythonStrings.Characters(text),
        JinjaMarkup markup => PythonStrings.Characters(markup.Text),
        IJinjaSequence sequence => sequence.Items.Select(HostValues.Wrap),
        JinjaUndefined undefined => Nothing(undefined.Touch()),
        var other => throw Fault.Type($"'{TypeNames.Of(other)}' object is not iterable"),
    };

    public static bool IsIterable(object? value) => HostValues.Wrap(value)
        is List<object?> or JinjaTuple or JinjaDict or DictView or LazySequence or PythonRange or string or JinjaMarkup
        or IJinjaSequence or JinjaUndefined;

    /// <summary>The number of items, or null when only iterating tells.</summary>
    public static long? Length(object? value) => HostValues.Wrap(value) switch
    {
        List<object?> list => list.Count,
        JinjaTuple tuple => tuple.Count,
        JinjaDict dict => dict.Count,
        DictView view => view.Count,
        PythonRange range => range.Count,
        string text => PythonStrings.Length(text),
        JinjaMarkup markup => PythonStrings.Length(markup.Text),
        IJinjaSequence sequence => sequence.Length,
        JinjaUndefined undefined => undefined.Touch() is null ? 1 : 0,
        _ => null,
    };

    public static bool Contains(object? container, object? value) => HostValues.Wrap(container) switch
    {
        string text => Contains(text, value),
        JinjaMarkup markup => Contains(markup.Text, value),
        JinjaDict dict => dict.Contains(value),
        DictView view => view.Contains(value),
        JinjaSet set => set.Contains(value),
        PythonRange range when Runtime.Numbers.TryLong(value, out var number) => range.Contains(number),
        IJinjaItems items when container is not IJinjaSequence => items.TryGetItem(value, out _),
        var other when IsIterable(other) => Of(other).Any(item => Equality.AreEqual(item, value)),
        var other => throw Fault.Type($"argument of type '{TypeNames.Of(other)}' is not iterable"),
    };

    private static bool Contains(string text, object? value) => PythonStrings.TryGet(value, out var part)
        ? text.Contains(part, StringComparison.Ordinal)
        : value is JinjaUndefined undefined ? throw undefined.Fault()
        : throw Fault.Type($"'in <string>' requires a string on its left, not {TypeNames.Of(value)}");

    // Items appended meanwhile are seen, as in Python.
    private static IEnumerable<object?> Live(List<object?> list)
    {
        for (var i = 0; i < list.Count; i++)
            yield return HostValues.Wrap(list[i]);
    }

    private static IEnumerable<object?> Numbers(PythonRange range)
    {
        for (var i = 0L; i < range.Count; i++)
            yield return range[i];
    }

    private static IEnumerable<object?> Nothing(JinjaUndefined undefined)
    {
        _ = undefined;
        yield break;
    }
}
