using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A module of Python in templates: names that lead to types, functions and constants.</summary>
internal sealed class ModuleValue(string name, IReadOnlyDictionary<string, object?> members) : IJinjaObject
{
    public string TypeName => "module";

    public IEnumerable<string> MemberNames => members.Keys;

    public bool TryGetMember(string name, out object? value) => members.TryGetValue(name, out value);

    public override string ToString() => $"<module '{name}'>";
}
