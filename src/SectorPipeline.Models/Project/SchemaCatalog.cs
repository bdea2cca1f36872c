using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>What all YAML files of a project say, by name.</summary>
internal sealed class SchemaCatalog
{
    private readonly Dictionary<string, SchemaEntry> models;
    private readonly Dictionary<string, SchemaEntry> seeds;
    private readonly Dictionary<string, SchemaEntry> tests;

    public SchemaCatalog(IReadOnlyList<SchemaFile> files, Diagnostics diagnostics)
    {
        Files = files;
        models = Index(files.SelectMany(file => file.Models), "model", diagnostics);
        seeds = Index(files.SelectMany(file => file.Seeds), "seed", diagnostics);
        tests = Index(files.SelectMany(file => file.SingularTests), "data test", diagnostics);
    }

    public IReadOnlyList<SchemaFile> Files { get; }

    public SchemaEntry? Model(string name) => models.GetValueOrDefault(name);

    public SchemaEntry? Seed(string name) => seeds.GetValueOrDefault(name);

    public SchemaEntry? SingularTest(string name) => tests.GetValueOrDefault(name);

    /// <summary>Warns of entries that describe nothing.</summary>
    public void WarnOfStrangers(IReadOnlyList<Node> nodes, Diagnostics diagnostics)
    {
        Warn(models.Values, "model", [.. nodes.OfType<ModelNode>().Select(node => node.Name)], diagnostics);
        Warn(seeds.Values, "seed", [.. nodes.OfType<SeedNode>().Select(node => node.Name)], diagnostics);
    }

    private static void Warn(IEnumerable<SchemaEntry> entries, string kind, HashSet<string> names, Diagnostics diagnostics)
    {
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
