using System.Collections;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The names of a module or type of Python; calling a type constructs.</summary>
internal sealed class ModuleMembers(string name, Func<JinjaArguments, object?>? construct = null)
    : IJinjaObject, IJinjaCallable, IEnumerable<string>
{
    private readonly Dictionary<string, Func<object?>> members = new(StringComparer.Ordinal);

    public string TypeName => construct is null ? "module" : "type";

    public IEnumerable<string> MemberNames => members.Keys;

    public void Add(string member, Func<JinjaArguments, object?> call)
    {
        var function = new JinjaFunction(member, call);
        members[member] = () => function;
    }

    public void AddValue(string member, Func<object?> value) => members[member] = value;

    public bool TryGetMember(string name, out object? value)
    {
        var isMember = members.TryGetValue(name, out var member);
        value = member?.Invoke();
        return isMember;
    }

    public object? Call(JinjaArguments arguments) => construct is null
        ? throw new JinjaFaultException(JinjaErrorKind.Type, $"the module {name} cannot be called")
        : construct(arguments);

    public IEnumerator<string> GetEnumerator() => members.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => construct is null ? $"<module '{name}'>" : $"<class '{name}'>";
}
