namespace SectorPipeline.Jinja.Runtime;

/// <summary>A generator: computes its items when they are asked for, once.</summary>
internal sealed class LazySequence(IEnumerable<object?> items)
{
    private readonly IEnumerator<object?> source = items.GetEnumerator();

    public IEnumerable<object?> Rest()
    {
        while (source.MoveNext())
            yield return source.Current;
    }

    public override string ToString() => "<generator object>";
}
