namespace SectorPipeline.Models;

/// <summary>The nodes of one package as its files have them, before anything refers to anything.</summary>
internal sealed class PackageNodes
{
    public required PackageContents Contents { get; init; }

    public required NodeFactory Factory { get; init; }

    public required IReadOnlyList<ModelNode> Models { get; init; }

    public required IReadOnlyList<SeedNode> Seeds { get; init; }

    public required IReadOnlyList<TestNode> SingularTests { get; init; }

    public required IReadOnlyList<AnalysisNode> Analyses { get; init; }

    public required IReadOnlyList<DeclaredSource> Sources { get; init; }

    /// <summary>The nodes with a template of their own.</summary>
    public IEnumerable<SqlNode> Templates => [.. Models, .. SingularTests, .. Analyses];

    /// <summary>The nodes that generic tests can be attached to.</summary>
    public IEnumerable<Node> Testable => [.. Models, .. Seeds, .. Sources.Select(source => source.Node)];

    public IEnumerable<Node> All => [.. Testable, .. SingularTests, .. Analyses];

    public static PackageNodes Load(PackageContents package, ProjectContext context, SourceOverrides overrides, LeftOut leftOut, Diagnostics diagnostics)
    {
        var factory = new NodeFactory(package.Package.File, context.File, package.Schemas);
        var nodes = new PackageNodes
        {
            Contents = package,
            Factory = factory,
            Models = ProjectFiles.ForEach(package.Files.Models, diagnostics, factory.Model),
            Seeds = [.. package.Files.Seeds.Select(factory.Seed)],
            SingularTests = ProjectFiles.ForEach(package.Files.SingularTests, diagnostics, factory.SingularTest),
            Analyses = ProjectFiles.ForEach(package.Files.Analyses, diagnostics, factory.Analysis),
            Sources = [.. package.Schemas.Files.SelectMany(file => SourcesOf(file, package.Name, factory, overrides, context.Database))],
        };
        package.Schemas.WarnOfStrangers([.. nodes.All], leftOut, diagnostics);
        return nodes;
    }

    /// <summary>Only one model or seed of a name may be enabled, which is known when the templates were read.</summary>
    public void RejectSameNames(Diagnostics diagnostics)
    {
        var named = new Dictionary<string, List<Node>>(StringComparer.Ordinal);
        foreach (var node in Models.Concat<Node>(Seeds).Where(node => node.Config.Enabled))
        {
            if (named.TryGetValue(node.Name, out var others))
                others.Add(node);
            else
                named[node.Name] = [node];
        }

        foreach (var (name, same) in named.Where(group => group.Value.Count > 1))
            diagnostics.Fault($"{string.Join(", ", same.Select(node => node.File.DisplayPath))}: all are called '{name}'. Names are unique over all folders: rename or disable all but one.");
    }

    private static IEnumerable<DeclaredSource> SourcesOf(
        SchemaFile file, string package, NodeFactory factory, SourceOverrides overrides, string database) =>
        file.Sources.Where(source => source.Overrides is null)
            .Select(source => overrides.Apply(package, source))
            .SelectMany(source => source.Tables.Select(table =>
                new DeclaredSource(factory.Source(source, table, file.ProjectPath, database), table, file.ProjectPath)));
}
