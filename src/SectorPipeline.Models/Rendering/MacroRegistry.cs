using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The macros of all packages: the project's own come before the built-in ones.</summary>
internal sealed class MacroRegistry
{
    public const string BuiltinPackage = "dbt";

    private readonly Dictionary<string, Dictionary<string, Macro>> packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> dispatch;
    private readonly string project;

    public MacroRegistry(string project, IEnumerable<DispatchRule> dispatch)
    {
        this.project = project;
        this.dispatch = dispatch.ToDictionary(rule => rule.Namespace, rule => rule.SearchOrder, StringComparer.Ordinal);
        foreach (var macro in BuiltinMacros.All)
            Package(macro.Package)[macro.Name] = macro;
    }

    public IEnumerable<Macro> All => packages.Values.SelectMany(package => package.Values);

    public void Add(Macro macro)
    {
        if (Package(macro.Package).TryGetValue(macro.Name, out var other))
            throw new ConfigurationException(macro.File.Fault(macro.Definition.Line, 0, $"the macro '{macro.Name}' is also in {other.File.DisplayPath}. Rename or remove one of them."));
        Package(macro.Package)[macro.Name] = macro;
    }

    public bool IsPackage(string name) => packages.ContainsKey(name);

    public IReadOnlyDictionary<string, Macro> In(string package) => packages[package];

    /// <summary>The names of all materializations, without their engines.</summary>
    public IEnumerable<string> Materializations => All
        .Where(macro => macro.Definition.Kind == "materialization")
        .Select(macro => macro.Definition.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The macro that keeps models materialized so: for the most specific engine, the project's own before others.</summary>
    public Macro? FindMaterialization(string name, string package, IReadOnlyList<string> prefixes) =>
        prefixes.Append("default")
            .Select(prefix => $"materialization_{name}_{prefix}")
            .Select(macro => Find(project, macro) ?? Find(package, macro) ?? Find(BuiltinPackage, macro))
            .FirstOrDefault(macro => macro is not null);

    public Macro? Own(string name) => Find(project, name);

    public Macro? Builtin(string name) => Find(BuiltinPackage, name);

    public Macro? Find(string name) => Own(name) ?? Builtin(name);

    public Macro? Find(string package, string name) => packages.GetValueOrDefault(package)?.GetValueOrDefault(name);

    /// <summary>The macro for an engine: <c>engine__name</c> before <c>default__name</c>, package by package.</summary>
    /// <exception cref="JinjaFaultException">No package of the search order has one of them.</exception>
    public Macro Dispatch(string name, string? space, IReadOnlyList<string> prefixes)
    {
        if (name.Contains('.', StringComparison.Ordinal))
            throw new JinjaFaultException(JinjaErrorKind.Value, $"adapter.dispatch got '{name}', which names a package.", " Give the package as the second argument.");
        var order = SearchOrder(space);
        var candidates = prefixes.Append("default").Select(prefix => $"{prefix}__{name}").ToList();
        var found = order.SelectMany(package => candidates.Select(candidate => Find(package, candidate))).FirstOrDefault(macro => macro is not null);
        return found ?? throw new JinjaFaultException(
            JinjaErrorKind.Runtime,
            $"no macro is called {string.Join(" or ", candidates.Select(candidate => $"'{candidate}'"))} in {string.Join(", ", order)}.",
            " Add one to macros/.");
    }

    private IReadOnlyList<string> SearchOrder(string? space) =>
        space is null ? [project, BuiltinPackage]
        : dispatch.GetValueOrDefault(space) ?? (space == project ? [project, BuiltinPackage] : [project, space]);

    private Dictionary<string, Macro> Package(string name)
    {
        if (!packages.TryGetValue(name, out var macros))
            packages[name] = macros = new Dictionary<string, Macro>(StringComparer.Ordinal);
        return macros;
    }
}
