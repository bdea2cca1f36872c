using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Makes the nodes of a package's files, with the settings of their folders and YAML entries; templates are not read yet.</summary>
internal sealed class NodeFactory(ProjectFile project, ProjectFile root, SchemaCatalog schemas)
{
    public ModelNode Model(FoundFile found)
    {
        var file = found.Read();
        var fqn = Fqn(found.Folders, found.Name);
        var entry = schemas.Model(found.Name);
        return new ModelNode(file)
        {
            UniqueId = $"model.{project.Name}.{found.Name}",
            Name = found.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = found.ProjectPath,
            Path = found.ResourcePath,
            Config = Config(ResourceType.Model, fqn, entry?.Config, "view"),
            RootSettings = RootSettings(ResourceType.Model, fqn),
            Description = entry?.Description ?? "",
            Columns = Columns(entry),
            Constraints = entry?.Constraints ?? [],
            PatchPath = entry?.Place.File.ProjectPath,
        };
    }

    public SeedNode Seed(FoundFile found)
    {
        var fqn = Fqn(found.Folders, found.Name);
        var entry = schemas.Seed(found.Name);
        return new SeedNode(new SourceFile(found.FullPath, found.DisplayPath, ""))
        {
            UniqueId = $"seed.{project.Name}.{found.Name}",
            Name = found.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = found.ProjectPath,
            Path = found.ResourcePath,
            Config = WithRoot(ResourceType.Seed, fqn, Config(ResourceType.Seed, fqn, entry?.Config, "seed")),
            Description = entry?.Description ?? "",
            Columns = Columns(entry),
            PatchPath = entry?.Place.File.ProjectPath,
        };
    }

    public AnalysisNode Analysis(FoundFile found)
    {
        var file = found.Read();
        var fqn = Fqn(["analysis", .. found.Folders], found.Name);
        var entry = schemas.Analysis(found.Name);
        return new AnalysisNode(file)
        {
            UniqueId = $"analysis.{project.Name}.{found.Name}",
            Name = found.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = found.ProjectPath,
            Path = $"analysis/{found.ResourcePath}",
            Config = Config(ResourceType.Analysis, fqn, entry?.Config, "view"),
            RootSettings = RootSettings(ResourceType.Analysis, fqn),
            Description = entry?.Description ?? "",
            Columns = Columns(entry),
            PatchPath = entry?.Place.File.ProjectPath,
        };
    }

    public TestNode SingularTest(FoundFile found)
    {
        var file = found.Read();
        var fqn = Fqn(found.Folders, found.Name);
        var entry = schemas.SingularTest(found.Name);
        return new TestNode(file)
        {
            UniqueId = $"test.{project.Name}.{found.Name}",
            Name = found.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = found.ProjectPath,
            Path = found.ResourcePath,
            Config = Config(ResourceType.Test, fqn, entry?.Config, "test"),
            RootSettings = RootSettings(ResourceType.Test, fqn),
            Description = entry?.Description ?? "",
            PatchPath = entry?.Place.File.ProjectPath,
        };
    }

    public SourceNode Source(SourceEntry source, SchemaEntry table, string projectPath, string database)
    {
        var fqn = Fqn(projectPath.Split('/')[1..^1], source.Name, table.Name);
        var config = Config(ResourceType.Source, fqn, source.Config, null);
        config.Merge(table.Config);
        WithRoot(ResourceType.Source, fqn, config);
        var loading = table.Loading.Over(source.Loading);
        var schema = source.Schema ?? source.Name;
        return new SourceNode(table.Place.File)
        {
            UniqueId = $"source.{project.Name}.{source.Name}.{table.Name}",
            Name = table.Name,
            SourceName = source.Name,
            SourceDescription = source.Description,
            Package = project.Name,
            Fqn = fqn,
            FilePath = projectPath,
            Path = projectPath,
            Config = config,
            Description = table.Description,
            Columns = Columns(table),
            Loader = table.Loader ?? source.Loader ?? "",
            LoadedAtField = loading.Field,
            LoadedAtQuery = loading.Query,
            Freshness = loading.Freshness?.ToFreshness(),
            External = table.External,
            SourceMeta = source.Config.GetValueOrDefault("meta") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(StringComparer.Ordinal),
            Relation = new Relation(source.Database ?? database, schema, table.Identifier ?? table.Name)
            {
                Quoted = table.Quoting.Over(source.Quoting.Over(RelationParts.All)),
            },
        };
    }

    public ExposureNode Exposure(ExposureEntry entry, string projectPath)
    {
        var fqn = Fqn(projectPath.Split('/')[1..^1], entry.Name);
        return new ExposureNode(entry.Place.File)
        {
            UniqueId = $"exposure.{project.Name}.{entry.Name}",
            Name = entry.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = projectPath,
            Path = projectPath[(projectPath.IndexOf('/', StringComparison.Ordinal) + 1)..],
            Config = WithRoot(ResourceType.Exposure, fqn, Config(ResourceType.Exposure, fqn, entry.Config, null)),
            Description = entry.Description,
            Kind = entry.Kind,
            Owner = entry.Owner,
            Label = entry.Label,
            Maturity = entry.Maturity,
            Url = entry.Url,
        };
    }

    public UnitTestNode UnitTest(UnitTestEntry entry, ModelNode model, string projectPath)
    {
        var fqn = Fqn(projectPath.Split('/')[1..^1], model.Name, entry.Name);
        return new UnitTestNode(entry)
        {
            UniqueId = $"unit_test.{project.Name}.{model.Name}.{entry.Name}",
            Name = entry.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = projectPath,
            Path = projectPath[(projectPath.IndexOf('/', StringComparison.Ordinal) + 1)..],
            Config = WithRoot(ResourceType.UnitTest, fqn, Config(ResourceType.UnitTest, fqn, entry.Config, null)),
            Description = entry.Description,
            Model = model.Name,
            DependsOn = [model.UniqueId],
        };
    }

    /// <summary>The settings of the package's own project file, then of the YAML entry.</summary>
    public NodeConfig Config(ResourceType type, IReadOnlyList<string> fqn, IReadOnlyDictionary<string, object?>? entry, string? materialized)
    {
        var config = new NodeConfig();
        if (materialized is not null)
            config.Set("materialized", materialized);
        foreach (var layer in project.ConfigFor(type).Layers(fqn))
            config.Merge(layer);
        if (entry is not null)
            config.Merge(entry);
        return config;
    }

    /// <summary>What the root project's file says of a package's nodes, which holds over all else.</summary>
    public IReadOnlyList<ConfigLayer> RootSettings(ResourceType type, IReadOnlyList<string> fqn) =>
        ReferenceEquals(project, root) ? [] : [.. root.ConfigFor(type).Layers(fqn).Where(layer => layer.Settings.Count > 0)];

    public List<string> Fqn(IEnumerable<string> folders, params IEnumerable<string> names) => [project.Name, .. folders, .. names];

    private NodeConfig WithRoot(ResourceType type, IReadOnlyList<string> fqn, NodeConfig config)
    {
        foreach (var layer in RootSettings(type, fqn))
            config.Merge(layer);
        return config;
    }

    private static IReadOnlyList<ColumnInfo> Columns(SchemaEntry? entry) =>
        entry is { Columns.Count: > 0 } ? [.. entry.Columns.Select(column => column.Info)] : [];
}
