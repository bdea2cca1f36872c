namespace SectorPipeline.Jinja.Builtins;

/// <summary>Gives its items in turn.</summary>
internal sealed class Cycler(IReadOnlyList<object?> items) : IJinjaObject
{
    private int position;

    public string TypeName => "Cycler";

    public IEnumerable<string> MemberNames => ["next", "reset", "current"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "current" => items[position],
            "next" => new JinjaFunction(name, _ => Next()),
            "reset" => new JinjaFunction(name, _ => Reset()),
            _ => null,
        };
        return name is "current" or "next" or "reset";
    }

    public override string ToString() => "<Cycler>";

    private object? Next()
    {
        var item = items[position];
        position = (position + 1) % items.Count;
        return item;
    }

    private object? Reset()
    {
        position = 0;
        return null;
    }
}
