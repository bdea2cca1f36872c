using System.Diagnostics.CodeAnalysis;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja;

/// <summary>Python's dict: keeps the order of insertion, and 1, 1.0 and true are one key.</summary>
public sealed class JinjaDict
{
    private static readonly object NoneKey = new();

    private readonly OrderedDictionary<object, object?> entries;

    public JinjaDict()
    {
        entries = new OrderedDictionary<object, object?>(KeyComparer.Instance);
    }

    public JinjaDict(IEnumerable<KeyValuePair<string, object?>> items)
        : this()
    {
        foreach (var (key, value) in items)
            this[key] = value;
    }

    public int Count => entries.Count;

    public IEnumerable<object?> Keys => Snapshot(entry => entry.Key);

    public IEnumerable<object?> Values => Snapshot(entry => entry.Value);

    public IEnumerable<KeyValuePair<object?, object?>> Items => Snapshot(entry => entry);

    /// <exception cref="JinjaFaultException">The key is missing (KeyError), or is a list or dict (TypeError).</exception>
    public object? this[object? key]
    {
        get => TryGet(key, out var value) ? value : throw Fault.Key(key);
        set => entries[Pack(HostValues.Wrap(key))] = HostValues.Wrap(value);
    }

    public bool TryGet(object? key, [MaybeNullWhen(false)] out object? value) => entries.TryGetValue(Pack(key), out value);

    public bool Contains(object? key) => entries.ContainsKey(Pack(key));

    public bool Remove(object? key, [MaybeNullWhen(false)] out object? value) => entries.Remove(Pack(key), out value);

    public void Clear() => entries.Clear();

    public JinjaDict Copy()
    {
        var copy = new JinjaDict();
        foreach (var (key, value) in entries)
            copy.entries.Add(key, value);
        return copy;
    }

    internal KeyValuePair<object?, object?> At(int index) => Unpack(entries.GetAt(index));

    public override string ToString() => PythonText.Repr(this);

    // A loop over a dict that changes size meanwhile is an error in Python, too.
    private IEnumerable<T> Snapshot<T>(Func<KeyValuePair<object?, object?>, T> select)
    {
        var count = Count;
        for (var i = 0; i < count; i++)
        {
            if (Count != count)
                throw Fault.Runtime("the dict changed its size while it was iterated");
            yield return select(At(i));
        }
    }

    private static KeyValuePair<object?, object?> Unpack(KeyValuePair<object, object?> entry) =>
        new(ReferenceEquals(entry.Key, NoneKey) ? null : entry.Key, entry.Value);

    private static object Pack(object? key) => key ?? NoneKey;

    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static readonly KeyComparer Instance = new();

        public new bool Equals(object? x, object? y) => Equality.AreEqual(x, y);

        public int GetHashCode(object obj) => ReferenceEquals(obj, NoneKey) ? 0 : Equality.Hash(obj);
    }
}
