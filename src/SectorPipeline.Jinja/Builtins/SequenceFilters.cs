using System.Security.Cryptography;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Filters that take sequences apart and put them together.</summary>
internal static class SequenceFilters
{
    public static void AddTo(FunctionTable table)
    {
        table.Add("list", value => Iteration.Of(value).ToList());
        table.Add("length", value => Length(value));
        table.AddAlias("count", "length");
        table.Add("first", [], a => First(a));
        table.Add("last", [], a => Last(a));
        table.Add("random", [], a => Random(a));
        table.Add("join", ["d?", "attribute?"], Join);
        table.Add("reverse", value => Reverse(value));
        table.Add("batch", ["linecount", "fill_with?"], a => new LazySequence(Batch(a)));
        table.Add("slice", ["slices", "fill_with?"], a => new LazySequence(Slice(a)));
        table.Add("items", value => Items(value));
    }

    private static object Length(object? value) => Iteration.Length(value)
        ?? throw Fault.Type($"object of type '{TypeNames.Of(value)}' has no length");

    private static object? First(Bound a)
    {
        foreach (var item in Iteration.Of(a[0]))
            return item;
        return a.State.Undefined("there is no first item, the sequence is empty");
    }

    private static object? Last(Bound a)
    {
        var items = Iteration.Of(a[0]).ToList();
        return items.Count > 0 ? items[^1] : a.State.Undefined("there is no last item, the sequence is empty");
    }

    private static object? Random(Bound a)
    {
        var items = Iteration.Of(a[0]).ToList();
        return items.Count > 0 ? items[RandomNumberGenerator.GetInt32(items.Count)] : a.State.Undefined("there is no item, the sequence is empty");
    }

    private static object Join(Bound a)
    {
        var attribute = AttributeGetter.For(a[2], a.State);
        var items = Iteration.Of(a[0]).Select(item => PythonText.Str(attribute(item)));
        var text = new System.Text.StringBuilder();
        var (separator, next) = (a.Printed(1), "");
        foreach (var item in items)
        {
            text.Append(next).Append(item);
            next = separator;
            a.State.CheckSize(text.Length);
        }

        return text.ToString();
    }

    private static object Reverse(object? value)
    {
        if (PythonStrings.TryGet(value, out var text))
            return string.Concat(PythonStrings.Characters(text).Reverse());
        return new LazySequence(Iteration.Of(value).Reverse());
    }

    private static IEnumerable<object?> Batch(Bound a)
    {
        var size = a.Int(1, 1);
        var row = new List<object?>();
        foreach (var item in Iteration.Of(a[0]))
        {
            if (row.Count == size)
            {
                yield return row;
                row = [];
            }

            row.Add(item);
        }

        if (row.Count == 0)
            yield break;
        a.State.CheckSize(size);
        while (a[2] is not null && row.Count < size)
            row.Add(a[2]);
        yield return row;
    }

    private static IEnumerable<object?> Slice(Bound a)
    {
        var items = Iteration.Of(a[0]).ToList();
        var count = a.Int(1, 1);
        if (count <= 0)
            throw Fault.ZeroDivision("the number of slices must be positive");
        a.State.CheckSize(count);
        var (size, longer) = (items.Count / count, items.Count % count);
        for (var (i, at) = (0, 0); i < count; i++)
        {
            var column = items.GetRange(at, size + (i < longer ? 1 : 0));
            at += column.Count;
            if (a[2] is not null && i >= longer)
                column.Add(a[2]);
            yield return column;
        }
    }

    private static object Items(object? value) => value switch
    {
        JinjaUndefined => new LazySequence([]),
        JinjaDict dict => new LazySequence(new DictView(dict, DictViewKind.Items).Items),
        _ => throw Fault.Type("items needs a mapping", " Pass a dict."),
    };
}
