using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>
/// The macros of all packages as the templates of one package see them: its own come first, then those of the root
/// project, then the built-in ones; those of other packages need the package's name.
/// </summary>
internal sealed class MacroRegistry
{
    public const string BuiltinPackage = "dbt";

    private readonly Dictionary<string, Dictionary<string, Macro>> packages;
    private readonly Dictionary<string, IReadOnlyList<string>> dispatch;
    private readonly string root;
    private readonly string package;

    public MacroRegistry(string root, IEnumerable<DispatchRule> dispatch)
    {
        this.root = package = root;
        this.dispatch = dispatch.ToDictionary(rule => rule.Namespace, rule => rule.SearchOrder, StringComparer.Ordinal);
        packages = new Dictionary<string, Dictionary<string, Macro>>(StringComparer.Ordinal);
        AddPackage(root);
        foreach (var macro in BuiltinMacros.All)
            AddPackage(macro.Package)[macro.Name] = macro;
    }

    private MacroRegistry(MacroRegistry all, string package) =>
        (packages, dispatch, root, this.package) = (all.packages, all.dispatch, all.root, package);

    public IEnumerable<Macro> All => packages.Values.SelectMany(macros => macros.Values);

    /// <summary>The names of all materializations, without their engines.</summary>
    public IEnumerable<string> Materializations => All
        .Where(macro => macro.Definition.Kind == "materialization")
        .Select(macro => macro.Definition.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The same macros as the templates of another package see them.</summary>
    public MacroRegistry For(string seenBy) => seenBy == package ? this : new MacroRegistry(this, seenBy);

    /// <summary>Makes the package known, also when it has no macros.</summary>
    public Dictionary<string, Macro> AddPackage(string name)
    {
        if (!packages.TryGetValue(name, out var macros))
            packages[name] = macros = new Dictionary<string, Macro>(StringComparer.Ordinal);
        return macros;
    }

    public void Add(Macro macro)
    {
        var macros = AddPackage(macro.Package);
        if (macros.TryGetValue(macro.Name, out var other))
            throw new ConfigurationException(macro.File.Fault(macro.Definition.Line, 0, $"the macro '{macro.Name}' is also in {other.File.DisplayPath}. Rename or remove one of them."));
        macros[macro.Name] = macro;
    }

    public bool IsPackage(string name) => packages.ContainsKey(name);

    public IReadOnlyDictionary<string, Macro> In(string name) => packages[name];

    /// <summary>The macro of the package itself or of the root project.</summary>
    public Macro? Own(string name) => Find(package, name) ?? Find(root, name);

    public Macro? Builtin(string name) => Find(BuiltinPackage, name);

    public Macro? Find(string name) => Own(name) ?? Builtin(name);

    public Macro? Find(string from, string name) => packages.GetValueOrDefault(from)?.GetValueOrDefault(name);

    /// <summary>The macro that names the relations of the package's nodes: the root's wins over the package's own.</summary>
    public Macro? FindNaming(string name) => Find(root, name) ?? Find(package, name) ?? Builtin(name);

    /// <summary>
    /// The macro of a materialization: for the most specific engine first, then <c>default</c>; the root's before
    /// those of packages before the built-in one.
    /// </summary>
    public Macro? FindMaterialization(string name, IEnumerable<string> prefixes)
    {
        string[] order = [root, package, .. packages.Keys.Where(key => key is not BuiltinPackage), BuiltinPackage];
        return prefixes.Append("default")
            .SelectMany(prefix => order.Select(from => Find(from, $"materialization_{name}_{prefix}")))
            .FirstOrDefault(macro => macro is not null);
    }

    /// <summary>The macro for an engine: <c>engine__name</c> before <c>default__name</c>, package by package.</summary>
    /// <exception cref="JinjaFaultException">No package of the search order has one of them.</exception>
    public Macro Dispatch(string name, string? space, IReadOnlyList<string> prefixes) =>
        name.Contains('.', StringComparison.Ordinal)
            ? throw new JinjaFaultException(JinjaErrorKind.Value, $"adapter.dispatch got '{name}', which names a package.", " Give the package as the second argument.")
            : FindDispatched(name, space, prefixes) ?? throw NotDispatched(name, space, prefixes);

    /// <summary>The macro that <see cref="Dispatch"/> finds, or null.</summary>
    public Macro? FindDispatched(string name, string? space, IReadOnlyList<string> prefixes)
    {
        if (space is null)
            return Candidates(name, prefixes).Select(Find).FirstOrDefault(macro => macro is not null);
        var found = SearchOrder(space)
            .SelectMany(from => Candidates(name, prefixes).Select(candidate => Find(from, candidate)))
            .FirstOrDefault(macro => macro is not null);
        return found?.Name == $"default__{name}" ? ForEngine(name, prefixes) ?? found : found;
    }

    /// <summary>The macro of a project or package that stands in for what the adapter does itself; null when there is none.</summary>
    public Macro? FindOverride(string name, IReadOnlyList<string> prefixes) =>
        Own(name) ?? (FindDispatched(name, BuiltinPackage, prefixes) is { } found && found.Package != BuiltinPackage ? found : null);

    // A package may not know the engine; where its usual macro cannot work there, the engine brings one (Builtins/packages).
    private Macro? ForEngine(string name, IReadOnlyList<string> prefixes) =>
        prefixes.Select(prefix => Find(BuiltinPackage, $"{prefix}__{name}")).FirstOrDefault(macro => macro is not null);

    private JinjaFaultException NotDispatched(string name, string? space, IReadOnlyList<string> prefixes)
    {
        var order = space is null ? (IEnumerable<string>)new[] { package, root, BuiltinPackage }.Distinct() : SearchOrder(space);
        var candidates = Candidates(name, prefixes).ToList();
        return new JinjaFaultException(
            JinjaErrorKind.Runtime,
            $"no macro is called {string.Join(" or ", candidates.Select(candidate => $"'{candidate}'"))} in {string.Join(", ", order)}.",
            $" Searched for: {string.Join(", ", order.SelectMany(from => candidates.Select(candidate => $"{from}.{candidate}")))}. Add one to macros/.");
    }

    private static IEnumerable<string> Candidates(string name, IReadOnlyList<string> prefixes) =>
        prefixes.Append("default").Select(prefix => $"{prefix}__{name}");

    private IReadOnlyList<string> SearchOrder(string space) => dispatch.GetValueOrDefault(space) ?? (space == root ? [root] : [root, space]);
}
