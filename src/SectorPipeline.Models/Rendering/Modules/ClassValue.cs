using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A class of Python in templates: a call makes a value, and it may have functions and constants of its own.</summary>
internal sealed class ClassValue(string name, Func<JinjaArguments, object?> create, IReadOnlyDictionary<string, object?> members) : IJinjaObject, IJinjaCallable
{
    public string TypeName => "type";

    public IEnumerable<string> MemberNames => members.Keys;

    public object? Call(JinjaArguments arguments) => create(arguments);

    public bool TryGetMember(string name, out object? value) => members.TryGetValue(name, out value);

    public override string ToString() => $"<class '{name}'>";
}
