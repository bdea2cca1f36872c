using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of dict.</summary>
internal static class DictMethods
{
    public static readonly MethodTable<JinjaDict> Table = Create();

    /// <summary>Adds what dict() and update() take: a dict or pairs, then names.</summary>
    public static JinjaDict Fill(JinjaDict dict, object? source, IEnumerable<KeyValuePair<string, object?>> named)
    {
        if (HostValues.Wrap(source) is JinjaDict other)
        {
            foreach (var (key, value) in other.Items)
                dict[key] = value;
        }
        else if (source is not null)
        {
            foreach (var pair in Iteration.Of(source))
                AddPair(dict, pair);
        }

        foreach (var (name, value) in named)
            dict[name] = value;
        return dict;
    }

    private static MethodTable<JinjaDict> Create()
    {
        var table = new MethodTable<JinjaDict>();
        table.Add("keys", dict => new DictView(dict, DictViewKind.Keys));
        table.Add("values", dict => new DictView(dict, DictViewKind.Values));
        table.Add("items", dict => new DictView(dict, DictViewKind.Items));
        table.Add("get", ["key", "default?"], (dict, a) => dict.TryGet(a[0], out var value) ? value : a[1]);
        table.Add("copy", dict => dict.Copy());
        table.Add("clear", Clear);
        table.Add("update", ["other?", "**names"], (dict, a) => Update(dict, a));
        table.Add("pop", ["key", "default?"], Pop);
        table.Add("popitem", PopItem);
        table.Add("setdefault", ["key", "default?"], SetDefault);
        table.Add("fromkeys", ["iterable", "value?"], (_, a) => FromKeys(a));
        return table;
    }

    private static object? Clear(JinjaDict dict)
    {
        dict.Clear();
        return null;
    }

    private static object? Update(JinjaDict dict, Bound arguments)
    {
        Fill(dict, arguments[0], arguments.Named);
        return null;
    }

    private static object? Pop(JinjaDict dict, Bound arguments)
    {
        if (dict.Remove(arguments[0], out var value))
            return value;
        return arguments.Has(1) ? arguments[1] : throw Fault.Key(arguments[0]);
    }

    private static object? PopItem(JinjaDict dict)
    {
        if (dict.Count == 0)
            throw Fault.Key("popitem(): dictionary is empty");
        var (key, value) = dict.At(dict.Count - 1);
        dict.Remove(key, out _);
        return new JinjaTuple(key, value);
    }

    private static object? SetDefault(JinjaDict dict, Bound arguments)
    {
        if (!dict.TryGet(arguments[0], out var value))
            dict[arguments[0]] = value = arguments[1];
        return value;
    }

    private static JinjaDict FromKeys(Bound arguments)
    {
        var dict = new JinjaDict();
        foreach (var key in Iteration.Of(arguments[0]))
            dict[key] = arguments[1];
        return dict;
    }

    private static void AddPair(JinjaDict dict, object? pair)
    {
        var items = Iteration.Of(pair).Take(3).ToList();
        if (items.Count != 2)
            throw Fault.Value($"a dict is made of pairs, but {PythonText.Repr(pair)} has not two items");
        dict[items[0]] = items[1];
    }
}
