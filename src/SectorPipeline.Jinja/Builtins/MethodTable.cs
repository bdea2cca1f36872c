using System.Collections;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>The methods of one type, by name.</summary>
internal sealed class MethodTable<T> : IEnumerable<string>
    where T : notnull
{
    private readonly Dictionary<string, Method> methods = new(StringComparer.Ordinal);

    public void Add(string name, string[] parameters, Func<T, Bound, object?> call) =>
        methods[name] = new Method(new Signature(name, parameters), (receiver, arguments) => call((T)receiver, arguments));

    public void Add(string name, Func<T, object?> call) => Add(name, [], (receiver, _) => call(receiver));

    public Method? Find(string name) => methods.GetValueOrDefault(name);

    public IEnumerator<string> GetEnumerator() => methods.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
