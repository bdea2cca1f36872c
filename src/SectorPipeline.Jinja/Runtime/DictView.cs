namespace SectorPipeline.Jinja.Runtime;

/// <summary>The live keys, values or items of a dict.</summary>
internal sealed class DictView(JinjaDict dict, DictViewKind kind)
{
    public DictViewKind Kind { get; } = kind;

    public int Count => dict.Count;

    public string TypeName => Kind switch
    {
        DictViewKind.Keys => "dict_keys",
        DictViewKind.Values => "dict_values",
        _ => "dict_items",
    };

    public IEnumerable<object?> Items => Kind switch
    {
        DictViewKind.Keys => dict.Keys,
        DictViewKind.Values => dict.Values,
        _ => dict.Items.Select(item => new JinjaTuple(item.Key, item.Value)),
    };

    public bool Contains(object? value) => Kind == DictViewKind.Keys ? dict.Contains(value) : Items.Any(item => Equality.AreEqual(item, value));
}

internal enum DictViewKind
{
    Keys,
    Values,
    Items,
}
