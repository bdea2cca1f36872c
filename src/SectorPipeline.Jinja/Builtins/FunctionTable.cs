namespace SectorPipeline.Jinja.Builtins;

/// <summary>Filters or tests by name; the value comes first.</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<string, JinjaFunction> functions = new(StringComparer.Ordinal);

    public void Add(string name, string[] parameters, Func<Bound, object?> call)
    {
        var signature = new Signature(name, ["value", .. parameters]);
        functions[name] = new JinjaFunction(name, arguments => call(signature.Bind(arguments)));
    }

    public void Add(string name, Func<object?, object?> call) => Add(name, [], arguments => call(arguments[0]));

    public void AddAlias(string alias, string name) => functions[alias] = functions[name];

    public Dictionary<string, JinjaFunction> Copy() => new(functions, StringComparer.Ordinal);
}
