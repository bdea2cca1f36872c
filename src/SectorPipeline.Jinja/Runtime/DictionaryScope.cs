namespace SectorPipeline.Jinja.Runtime;

internal sealed class DictionaryScope(IReadOnlyDictionary<string, object?> values) : IJinjaScope
{
    public IEnumerable<string> Names => values.Keys;

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);
}
