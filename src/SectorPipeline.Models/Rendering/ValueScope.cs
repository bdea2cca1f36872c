using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A scope of fixed names.</summary>
internal sealed class ValueScope(IReadOnlyDictionary<string, object?> values) : IJinjaScope
{
    public IEnumerable<string> Names => values.Keys;

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);
}
