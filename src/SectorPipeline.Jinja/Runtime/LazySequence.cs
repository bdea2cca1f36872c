using System.Runtime.CompilerServices;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>A generator: computes its items when they are asked for, once.</summary>
internal sealed class LazySequence(IEnumerable<object?> items)
{
    private readonly IEnumerator<object?> source = items.GetEnumerator();

    public IEnumerable<object?> Rest()
    {
        while (MoveNext())
            yield return source.Current;
    }

    // A sequence over a sequence over … as deep as a template likes.
    private bool MoveNext() => RuntimeHelpers.TryEnsureSufficientExecutionStack() ? source.MoveNext() : throw Fault.TooDeep();

    public override string ToString() => "<generator object>";
}
