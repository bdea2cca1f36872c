namespace SectorPipeline.Jinja;

/// <summary>An object of the host that can be subscripted: <c>value[key]</c>.</summary>
public interface IJinjaItems
{
    bool TryGetItem(object? key, out object? value);
}
