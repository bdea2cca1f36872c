using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>config</c> in templates: called it adds settings while the project is read; <c>get</c> and <c>require</c> look them up.</summary>
/// <param name="config">The settings of the node.</param>
/// <param name="collect">Is told what is set; null while the node runs, when nothing can be set.</param>
internal sealed class ConfigValue(NodeConfig config, Action<IReadOnlyDictionary<string, object?>>? collect) : IJinjaObject, IJinjaCallable
{
    /// <summary>What the template sets while it runs and not while it is read; null where nothing is kept.</summary>
    public Dictionary<string, object?>? Late { get; init; }

    public string TypeName => "config";

    public IEnumerable<string> MemberNames => ["get", "require", "set", "meta_get", "meta_require", "persist_relation_docs", "persist_column_docs"];

    public object? Call(JinjaArguments arguments)
    {
        if (collect is null)
            return SetLate(arguments.Named);
        if (arguments.Positional is [JinjaDict settings])
            Merge(PlainValues.From(settings));
        Merge(arguments.Named.ToDictionary(setting => setting.Key, setting => PlainValues.From(setting.Value), StringComparer.Ordinal));
        return "";
    }

    private void Merge(Dictionary<string, object?> settings)
    {
        foreach (var (key, value) in settings)
        {
            if (ConfigKeys.FaultOf(key, value) is { } fault)
                throw new JinjaFaultException(JinjaErrorKind.Value, fault);
        }

        collect?.Invoke(settings);
        config.MergeCall(settings);
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "get" => new JinjaFunction(name, Get),
            "require" => new JinjaFunction(name, Require),
            "set" => new JinjaFunction(name, Set),
            "meta_get" => new JinjaFunction(name, arguments => config.Meta.GetValueOrDefault(arguments.Text(0, "name")) ?? arguments.Optional(1, "default")),
            "meta_require" => new JinjaFunction(name, arguments => config.Meta.GetValueOrDefault(arguments.Text(0, "name")) ?? throw Missing($"meta.{arguments.Text(0, "name")}")),
            "persist_relation_docs" => new JinjaFunction(name, _ => Persists("relation")),
            "persist_column_docs" => new JinjaFunction(name, _ => Persists("columns")),
            _ => Attribute(name),
        };
        return value is not null;
    }

    private object? Get(JinjaArguments arguments) =>
        Value(arguments.Text(0, "name")) ?? arguments.Optional(1, "default");

    // A contract that nobody asked for is one that is not enforced.
    private object? Value(string name) =>
        name == "contract" ? Contract() : Late?.GetValueOrDefault(name) ?? config.Get(name is "pre_hook" or "post_hook" ? name.Replace('_', '-') : name);

    private object? Attribute(string name) => Value(name);

    private Dictionary<string, object?> Contract()
    {
        var contract = new Dictionary<string, object?>(StringComparer.Ordinal) { ["enforced"] = false, ["alias_types"] = true };
        foreach (var (key, value) in config.Mapping("contract"))
            contract[key] = value;
        return contract;
    }

    private bool Persists(string what) => config.Mapping("persist_docs").GetValueOrDefault(what) is true;

    private object? Require(JinjaArguments arguments)
    {
        var name = arguments.Text(0, "name");
        return Value(name) ?? (collect is not null ? null : throw Missing(name));
    }

    private static JinjaFaultException Missing(string name) =>
        new("CompilationError", $"the setting '{name}' is required.", $" Add config({name}=…).");

    private string Set(JinjaArguments arguments)
    {
        var name = arguments.Text(0, "name");
        if (collect is null)
            return SetLate([new(name, arguments.Optional(1, "value"))]);
        Merge(new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = PlainValues.From(arguments.Optional(1, "value")) });
        return "";
    }

    // The text before the query names tables, whose places are known only now.
    private string SetLate(IEnumerable<KeyValuePair<string, object?>> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (name == "sql_header" && Late is not null)
                Late[name] = value;
        }

        return "";
    }
}
