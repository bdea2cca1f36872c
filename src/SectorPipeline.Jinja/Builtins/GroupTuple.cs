namespace SectorPipeline.Jinja.Builtins;

/// <summary>What groupby yields: the pair (grouper, list), which also has these names.</summary>
internal sealed class GroupTuple(object? grouper, List<object?> list) : JinjaTuple(grouper, list)
{
    public static bool TryAttribute(object target, string name, out object? value)
    {
        var index = target is not GroupTuple ? -1 : name switch { "grouper" => 0, "list" => 1, _ => -1 };
        value = index < 0 ? null : ((GroupTuple)target)[index];
        return index >= 0;
    }
}
