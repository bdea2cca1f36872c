using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Makes the nodes of files, with the settings of their folders and YAML entries; templates are not read yet.</summary>
internal sealed class NodeFactory(ProjectFile project, SchemaCatalog schemas)
{
    public ModelNode Model(FoundFile found)
    {
        var file = found.Read();
        var fqn = Fqn(found.Folders, found.Name);
        var entry = schemas.Model(found.Name);
        return new ModelNode(file, Templates.Parse(file))
        {
            UniqueId = $"model.{project.Name}.{found.Name}",
            Name = found.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = found.ProjectPath,
            Path = found.ResourcePath,
            Config = Config(ResourceType.Model, fqn, entry?.Config, "view"),
            Description = entry?.Description ?? "",
            Columns = Columns(entry),
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
            Config = Config(ResourceType.Seed, fqn, entry?.Config, "seed"),
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
        return new TestNode(file, Templates.Parse(file))
        {
            UniqueId = $"test.{project.Name}.{found.Name}",
            Name = found.Name,
            Package = project.Name,
            Fqn = fqn,
            FilePath = found.ProjectPath,
            Path = found.ResourcePath,
            Config = Config(ResourceType.Test, fqn, entry?.Config, "test"),
            Description = entry?.Description ?? "",
        };
    }

    public SourceNode Source(SourceEntry source, SchemaEntry table, string projectPath, string database)
    {
        var fqn = Fqn(projectPath.Split('/')[1..^1], source.Name, table.Name);
        var config = Config(ResourceType.Source, fqn, source.Config, "source");
        config.Merge(table.Config);
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
            Relation = new Relation(source.Database ?? database, source.Schema, table.Identifier ?? table.Name),
        };
    }

    public NodeConfig Config(ResourceType type, IReadOnlyList<string> fqn, IReadOnlyDictionary<string, object?>? entry, string materialized)
    {
        var config = new NodeConfig();
        config.Merge([new("materialized", materialized)]);
        foreach (var layer in project.ConfigFor(type).Layers(fqn))
            config.Merge(layer);
        if (entry is not null)
            config.Merge(entry);
        return config;
    }

    public List<string> Fqn(IEnumerable<string> folders, params IEnumerable<string> names) => [project.Name, .. folders, .. names];

    private static List<ColumnInfo> Columns(SchemaEntry? entry) => entry?.Columns.Select(column => column.Info).ToList() ?? [];
}
