using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>
/// What <c>var</c> finds in the templates of a package: values of the command line, then the root project's for the
/// package, then the root's for all, then the package's own.
/// </summary>
internal sealed class Variables : IJinjaCallable, IJinjaObject
{
    private readonly List<IReadOnlyDictionary<string, object?>> layers;
    private readonly IJinjaScope? scope;
    private readonly HashSet<string> rendering = new(StringComparer.Ordinal);

    /// <param name="package">The package whose templates ask.</param>
    /// <param name="given">The values of the command line.</param>
    /// <param name="declared">The <c>vars</c> of the root project, then those of the package when it is another.</param>
    public Variables(string package, IReadOnlyDictionary<string, object?> given, params IEnumerable<IReadOnlyDictionary<string, object?>> declared) =>
        layers = [given, .. declared.SelectMany(vars => Layers(vars, package))];

    private Variables(List<IReadOnlyDictionary<string, object?>> layers, IJinjaScope? scope) => (this.layers, this.scope) = (layers, scope);

    public string TypeName => "var";

    public IEnumerable<string> MemberNames => ["has_var"];

    public object? Call(JinjaArguments arguments)
    {
        var name = arguments.Text(0, "name");
        if (TryGet(name, out var value))
            return Rendered(name, value, arguments.Cancellation);
        if (arguments.TryGet(1, "default", out value))
            return value;
        throw new JinjaFaultException(
            "CompilationError",
            $"no variable is called '{name}'.",
            NearestName.Find(name, layers.SelectMany(layer => layer.Keys)) is { } nearest ? $" Did you mean '{nearest}'?" : $" Set it under 'vars' in {ProjectFile.FileName} or with --vars.");
    }

    /// <summary>The same with other values for some.</summary>
    public Variables Under(IReadOnlyDictionary<string, object?> values) => new([values, .. layers], scope);

    /// <summary>The same for the templates of a scope; what texts hold of Jinja is rendered in it.</summary>
    public Variables In(IJinjaScope renders) => new(layers, renders);

    public bool TryGetMember(string name, out object? value)
    {
        value = name == "has_var" ? new JinjaFunction(name, arguments => TryGet(arguments.Text(0, "name"), out _)) : null;
        return value is not null;
    }

    private bool TryGet(string name, out object? value)
    {
        foreach (var layer in layers)
        {
            if (layer.TryGetValue(name, out value))
                return true;
        }

        value = null;
        return false;
    }

    private object? Rendered(string name, object? value, CancellationToken cancellation)
    {
        if (scope is null || value is not string text || !YamlTemplates.IsTemplate(text))
            return value;
        if (!rendering.Add(name))
            throw new JinjaFaultException("CompilationError", $"the variable '{name}' refers to itself.", " Give it a value that does not ask for it.");
        try
        {
            return Templates.Parse(text, $"the variable '{name}'", 1).Render(scope, cancellation);
        }
        finally
        {
            rendering.Remove(name);
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Layers(IReadOnlyDictionary<string, object?> vars, string package) =>
        vars.GetValueOrDefault(package) is IReadOnlyDictionary<string, object?> scoped ? [scoped, vars] : [vars];
}
