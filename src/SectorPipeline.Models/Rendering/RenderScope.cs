using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>
/// The names that a template of a project sees: the project's macros, what belongs to the node, what belongs to the
/// invocation, then the built-in macros. Macros run in the scope of the node that calls them. For one thread.
/// </summary>
internal sealed class RenderScope(
    MacroRegistry macros,
    IReadOnlyDictionary<string, object?> invocation,
    JinjaUndefinedBehavior undefined) : IJinjaScope
{
    private readonly Dictionary<string, object?> node = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IJinjaCallable> bound = new(StringComparer.Ordinal);

    public MacroRegistry Macros { get; } = macros;

    /// <summary>The unique ids of the macros that were looked up.</summary>
    public IReadOnlyCollection<string> UsedMacros => bound.Keys;

    public IEnumerable<string> Names =>
        node.Keys.Concat(invocation.Keys).Concat(Macros.All.Select(macro => macro.Name));

    public JinjaUndefinedBehavior? Undefined { get; } = undefined;

    /// <summary>Is told of every name of the invocation that is looked up.</summary>
    public Action<string>? Asked { get; set; }

    /// <summary>Sets a name of the node.</summary>
    public object? this[string name]
    {
        set => node[name] = value;
    }

    /// <summary>Sets ref, source and config, which a macro of the same name reaches through <c>builtins</c>.</summary>
    public void SetReferences(Func<JinjaArguments, RelationValue> reference, Func<JinjaArguments, RelationValue> source, ConfigValue config)
    {
        var builtins = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["ref"] = new JinjaFunction("ref", reference),
            ["source"] = new JinjaFunction("source", source),
            ["config"] = config,
        };
        foreach (var (name, value) in builtins)
            node[name] = value;
        node["builtins"] = builtins;
    }

    public bool TryGet(string name, out object? value)
    {
        if (Macros.Own(name) is { } own)
            value = Bind(own);
        else if (node.TryGetValue(name, out value))
            return true;
        else if (invocation.TryGetValue(name, out value))
        {
            Asked?.Invoke(name);
            return true;
        }
        else if (Macros.Builtin(name) is { } builtin)
            value = Bind(builtin);
        else if (Macros.IsPackage(name))
            value = new PackageValue(name, this);
        return value is not null;
    }

    public IJinjaCallable Bind(Macro macro)
    {
        if (!bound.TryGetValue(macro.UniqueId, out var callable))
            bound[macro.UniqueId] = callable = macro.Definition.Bind(this);
        return callable;
    }

    /// <summary>Puts something else in the place of a macro, whoever calls it.</summary>
    public void Replace(Macro macro, IJinjaCallable callable) => bound[macro.UniqueId] = callable;

    /// <summary>The macro of the engine that the name stands for.</summary>
    public IJinjaCallable Dispatch(string name, string? space, IReadOnlyList<string> prefixes) => Bind(Macros.Dispatch(name, space, prefixes));

    /// <summary>Calls a macro with positional arguments.</summary>
    public object? Call(Macro macro, IReadOnlyList<object?> positional, CancellationToken cancellation) =>
        Bind(macro).Call(new JinjaArguments(positional, [], cancellation));
}
