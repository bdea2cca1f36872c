using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>What all YAML files of a package say, by name.</summary>
internal sealed class SchemaCatalog
{
    private readonly Dictionary<string, SchemaEntry> models;
    private readonly Dictionary<string, SchemaEntry> seeds;
    private readonly Dictionary<string, SchemaEntry> analyses;
    private readonly Dictionary<string, SchemaEntry> tests;

    public SchemaCatalog(IReadOnlyList<SchemaFile> files, Diagnostics diagnostics)
    {
        Files = files;
        models = Index(files.SelectMany(file => file.Models), "model", diagnostics);
        seeds = Index(files.SelectMany(file => file.Seeds), "seed", diagnostics);
        analyses = Index(files.SelectMany(file => file.Analyses), "analysis", diagnostics);
        tests = Index(files.SelectMany(file => file.SingularTests), "data test", diagnostics);
    }

    public IReadOnlyList<SchemaFile> Files { get; }

    public SchemaEntry? Model(string name) => models.GetValueOrDefault(name);

    public SchemaEntry? Seed(string name) => seeds.GetValueOrDefault(name);

    public SchemaEntry? Analysis(string name) => analyses.GetValueOrDefault(name);

    public SchemaEntry? SingularTest(string name) => tests.GetValueOrDefault(name);

    /// <summary>Warns of entries that describe nothing in the package.</summary>
    public void WarnOfStrangers(IReadOnlyList<Node> nodes, LeftOut leftOut, Diagnostics diagnostics)
    {
        Warn<ModelNode>(models.Values.Where(entry => leftOut.KindOf(entry.Name) is null), "model", nodes, diagnostics);
        Warn<SeedNode>(seeds.Values, "seed", nodes, diagnostics);
        Warn<AnalysisNode>(analyses.Values, "analysis", nodes, diagnostics);
        Warn<TestNode>(tests.Values, "data test", nodes, diagnostics);
    }

    /// <summary>Gives the macros of the package what is said of them.</summary>
    public void DescribeMacros(IReadOnlyDictionary<string, Macro> macros, Diagnostics diagnostics)
    {
        foreach (var entry in Files.SelectMany(file => file.Macros))
        {
            if ((macros.GetValueOrDefault(entry.Name) ?? macros.GetValueOrDefault($"test_{entry.Name}")) is { } macro)
                macro.Entry = entry;
            else
                diagnostics.Warn(entry.Place.Fault($"no macro is called '{entry.Name}', so this describes nothing.{NearestName.Hint(entry.Name, macros.Keys)}"));
        }
    }

    private static void Warn<T>(IEnumerable<SchemaEntry> entries, string kind, IReadOnlyList<Node> nodes, Diagnostics diagnostics)
        where T : Node
    {
        var names = nodes.OfType<T>().Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => !names.Contains(entry.Name)))
            diagnostics.Warn(entry.Place.Fault($"no {kind} is called '{entry.Name}', so this describes nothing.{NearestName.Hint(entry.Name, names)}"));
    }

    private static Dictionary<string, SchemaEntry> Index(IEnumerable<SchemaEntry> entries, string kind, Diagnostics diagnostics)
    {
        var index = new Dictionary<string, SchemaEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!index.TryAdd(entry.Name, entry))
                diagnostics.Fault(entry.Place.Fault($"the {kind} '{entry.Name}' is described in {index[entry.Name].Place.File.DisplayPath} already. Keep one of them."));
        }

        return index;
    }
}
