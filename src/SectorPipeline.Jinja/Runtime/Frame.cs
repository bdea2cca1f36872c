namespace SectorPipeline.Jinja.Runtime;

/// <summary>The names of one scope, over those of the scope around it.</summary>
internal class Frame(Frame? parent)
{
    private const int LinearLimit = 12;

    private string[] names = [];
    private object?[] values = [];
    private int count;
    private Dictionary<string, int>? index;

    private Frame? Parent { get; } = parent;

    public IEnumerable<string> Names => names.Take(count);

    /// <summary>All names that are visible here; for suggestions.</summary>
    public virtual IEnumerable<string> VisibleNames => Names.Concat(Parent?.VisibleNames ?? []);

    public bool TryGet(string name, out object? value)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            var at = frame.IndexOf(name);
            if (at >= 0)
            {
                value = frame.values[at];
                return true;
            }

            if (frame.Parent is null)
                return frame.TryGetOutside(name, out value);
        }

        value = null;
        return false;
    }

    public bool TryGetOwn(string name, out object? value)
    {
        var at = IndexOf(name);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }

    public void Set(string name, object? value)
    {
        var at = IndexOf(name);
        if (at < 0)
            Add(name, value);
        else
            values[at] = value;
    }

    protected virtual bool TryGetOutside(string name, out object? value)
    {
        value = null;
        return false;
    }

    private int IndexOf(string name)
    {
        if (index is not null)
            return index.GetValueOrDefault(name, -1);
        for (var i = 0; i < count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private void Add(string name, object? value)
    {
        if (count == names.Length)
        {
            Array.Resize(ref names, Math.Max(4, count * 2));
            Array.Resize(ref values, names.Length);
        }

        (names[count], values[count]) = (name, value);
        index?.Add(name, count);
        if (++count == LinearLimit && index is null)
            index = Enumerable.Range(0, count).ToDictionary(i => names[i], StringComparer.Ordinal);
    }
}
