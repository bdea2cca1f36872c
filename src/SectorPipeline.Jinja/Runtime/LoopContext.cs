using SectorPipeline.Jinja.Builtins;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>The variable loop.</summary>
internal sealed class LoopContext(LoopRunner runner, IEnumerable<object?> items, long? knownLength) : IJinjaObject, IJinjaCallable
{
    private static readonly string[] Attributes =
    [
        "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
        "cycle", "changed",
    ];

    private readonly IEnumerator<object?> source = items.GetEnumerator();
    private readonly Queue<object?> ahead = new();
    private object? previous;
    private IReadOnlyList<object?>? lastSeen;
    private long index = -1;

    public object? Current { get; private set; }

    public string TypeName => "LoopContext";

    public IEnumerable<string> MemberNames => Attributes;

    private long Length => knownLength ?? index + 1 + ReadAll();

    public bool MoveNext()
    {
        if (!ahead.TryDequeue(out var next))
        {
            if (!source.MoveNext())
                return false;
            next = source.Current;
        }

        (previous, Current) = (Current, next);
        index++;
        return true;
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "index" => index + 1,
            "index0" => index,
            "first" => index == 0,
            "last" => !Peek(),
            "length" => Length,
            "revindex" => Length - index,
            "revindex0" => Length - index - 1,
            "depth" => runner.Depth + 1L,
            "depth0" => (long)runner.Depth,
            "previtem" => index > 0 ? previous : runner.State.Undefined("there is no previous item"),
            "nextitem" => Peek() ? ahead.Peek() : runner.State.Undefined("there is no next item"),
            "cycle" => new JinjaFunction("cycle", Cycle),
            "changed" => new JinjaFunction("changed", Changed),
            _ => this,
        };
        return !ReferenceEquals(value, this);
    }

    public object? Call(JinjaArguments arguments) => runner.Statement.IsRecursive
        ? runner.Recurse(arguments.Required(0, "iterable"))
        : throw Fault.Type("this loop is not recursive", " Write 'recursive' at the end of its for tag.");

    public override string ToString() => $"<LoopContext {index + 1}/{Length}>";

    private bool Peek()
    {
        if (ahead.Count > 0)
            return true;
        if (!source.MoveNext())
            return false;
        ahead.Enqueue(source.Current);
        return true;
    }

    private int ReadAll()
    {
        while (source.MoveNext())
            ahead.Enqueue(source.Current);
        return ahead.Count;
    }

    private object? Cycle(JinjaArguments arguments) => arguments.Positional.Count == 0
        ? throw Fault.Type("no items for cycling given")
        : arguments.Positional[(int)(index % arguments.Positional.Count)];

    private object? Changed(JinjaArguments arguments)
    {
        var isSame = lastSeen is not null && Equality.AreEqual(new JinjaTuple(lastSeen), new JinjaTuple(arguments.Positional));
        lastSeen = arguments.Positional;
        return !isSame;
    }
}
