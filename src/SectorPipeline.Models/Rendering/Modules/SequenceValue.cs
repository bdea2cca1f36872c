using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Items that are computed when they are asked for, within a bound.</summary>
internal sealed class SequenceValue(IEnumerable<object?> items) : IJinjaSequence, IJinjaObject
{
    private const int MaxItems = 1_000_000;

    public string TypeName => "itertools object";

    public int? Length => null;

    public IEnumerable<object?> Items => items.Select((item, index) => index < MaxItems
        ? item
        : throw new JinjaFaultException(JinjaErrorKind.Overflow, $"a sequence has more than {MaxItems} items.", " Cut it with islice."));

    public bool TryGetMember(string name, out object? value)
    {
        value = null;
        return false;
    }

    public override string ToString() => "<itertools object>";
}
