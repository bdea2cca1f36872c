using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>An iterator: gives its items once, as they are asked for, and only so many that a template ends.</summary>
internal sealed class IteratorValue(IEnumerable<object?> items) : IJinjaObject, IJinjaSequence
{
    private const int MaxItems = 1_000_000;

    private readonly IEnumerator<object?> source = items.GetEnumerator();
    private int given;

    public string TypeName => "iterator";

    public IEnumerable<object?> Items
    {
        get
        {
            while (source.MoveNext())
            {
                if (++given > MaxItems)
                    throw new JinjaFaultException(JinjaErrorKind.Overflow, $"an iterator gave more than {MaxItems} items.", " Bound it with modules.itertools.islice.");
                yield return source.Current;
            }
        }
    }

    int? IJinjaSequence.Length => null;

    public bool TryGetMember(string name, out object? value)
    {
        value = null;
        return false;
    }

    public override string ToString() => "<iterator object>";
}
