using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of list.</summary>
internal static class ListMethods
{
    public static readonly MethodTable<List<object?>> Table = Create();

    private static MethodTable<List<object?>> Create()
    {
        var table = new MethodTable<List<object?>>();
        table.Add("append", ["object"], (list, a) => Append(list, a[0], a.State));
        table.Add("extend", ["iterable"], (list, a) => Extend(list, a[0], a.State));
        table.Add("insert", ["index", "object"], (list, a) => Insert(list, a.Int(0, 0), a[1]));
        table.Add("pop", ["index?"], (list, a) => Pop(list, a.Int(0, -1)));
        table.Add("remove", ["value"], (list, a) => Remove(list, a[0]));
        table.Add("clear", list => Done(list.Clear));
        table.Add("copy", list => new List<object?>(list));
        table.Add("reverse", list => Done(list.Reverse));
        table.Add("sort", ["key?", "reverse?"], (list, a) => Sort(list, a[0], a.Flag(1), a));
        table.Add("index", ["value", "start?", "stop?"], (list, a) => Index(list, a));
        table.Add("count", ["value"], (list, a) => (long)list.Count(item => Equality.AreEqual(item, a[0])));
        return table;
    }

    private static object? Done(Action action)
    {
        action();
        return null;
    }

    private static object? Append(List<object?> list, object? item, RenderState state)
    {
        state.CheckSize(list.Count + 1L);
        list.Add(item);
        return null;
    }

    private static object? Extend(List<object?> list, object? items, RenderState state)
    {
        var added = Iteration.Of(items).Take(state.Options.MaxOutput).ToList();
        state.CheckSize((long)list.Count + added.Count);
        list.AddRange(added);
        return null;
    }

    private static object? Insert(List<object?> list, int index, object? item)
    {
        list.Insert(Math.Clamp(index < 0 ? index + list.Count : index, 0, list.Count), item);
        return null;
    }

    private static object? Pop(List<object?> list, int index)
    {
        if (list.Count == 0)
            throw Fault.Index("pop from empty list");
        var at = index < 0 ? index + list.Count : index;
        if (at < 0 || at >= list.Count)
            throw Fault.Index("pop index out of range");
        var item = list[at];
        list.RemoveAt(at);
        return item;
    }

    private static object? Remove(List<object?> list, object? value)
    {
        var at = list.FindIndex(item => Equality.AreEqual(item, value));
        if (at < 0)
            throw Fault.Value($"{PythonText.Repr(value)} is not in the list");
        list.RemoveAt(at);
        return null;
    }

    private static object? Sort(List<object?> list, object? key, bool isReversed, Bound arguments)
    {
        var sorted = key is IJinjaCallable callable
            ? Sorting.Sorted(list, item => callable.Call(new JinjaArguments([item], [], arguments.State)), isReversed)
            : Sorting.Sorted(list, item => item, isReversed);
        list.Clear();
        list.AddRange(sorted);
        return null;
    }

    private static object Index(List<object?> list, Bound arguments)
    {
        var bounds = SliceBounds.Of(arguments[1], arguments[2], null, list.Count);
        foreach (var index in bounds.Indices)
        {
            if (Equality.AreEqual(list[index], arguments[0]))
                return (long)index;
        }

        throw Fault.Value($"{PythonText.Repr(arguments[0])} is not in the list");
    }
}
