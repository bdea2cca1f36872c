using System.Collections;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja;

/// <summary>Python's tuple.</summary>
public class JinjaTuple(params IReadOnlyList<object?> items) : IReadOnlyList<object?>
{
    public static JinjaTuple Empty { get; } = new();

    public int Count => items.Count;

    public object? this[int index] => HostValues.Wrap(items[index]);

    public IEnumerator<object?> GetEnumerator() => items.Select(HostValues.Wrap).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => PythonText.Repr(this);
}
