using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja;

/// <summary>Python's set, in the order of insertion. Jinja2 has no literal for it; a host may offer a function that makes one.</summary>
public sealed class JinjaSet : IJinjaSequence
{
    private readonly JinjaDict items = new();

    public JinjaSet(IEnumerable<object?> items)
    {
        foreach (var item in items)
            Add(item);
    }

    public int Count => items.Count;

    public IEnumerable<object?> Items => items.Keys;

    int? IJinjaSequence.Length => Count;

    /// <exception cref="JinjaFaultException">The item is a list or dict (TypeError).</exception>
    public void Add(object? item) => items[item] = null;

    public bool Remove(object? item) => items.Remove(item, out _);

    public bool Contains(object? item) => items.Contains(item);

    public void Clear() => items.Clear();

    public JinjaSet Union(IEnumerable<object?> other) => new(Items.Concat(other));

    public JinjaSet Intersect(JinjaSet other) => new(Items.Where(other.Contains));

    public JinjaSet Except(JinjaSet other) => new(Items.Where(item => !other.Contains(item)));

    public bool IsSubsetOf(JinjaSet other) => Items.All(other.Contains);

    public override string ToString() =>
        Count == 0 ? "set()" : $"{{{string.Join(", ", Items.Select(PythonText.Repr))}}}";
}
