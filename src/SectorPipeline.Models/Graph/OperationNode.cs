using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>A statement that a project file asks for before or after all nodes: on-run-start or on-run-end.</summary>
internal sealed class OperationNode : Node
{
    private OperationNode(SourceFile file)
        : base(file)
    {
    }

    public override ResourceType Type => ResourceType.Operation;

    /// <summary>on-run-start or on-run-end.</summary>
    public required string Kind { get; init; }

    /// <summary>Its place among those of its kind, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>As written.</summary>
    public required string Sql { get; init; }

    /// <summary>Those of all packages; a package's come before those of the packages that use it.</summary>
    public static IEnumerable<OperationNode> Of(SqlProject project) =>
        project.Packages.SelectMany(package => Of(package.File, "on-run-start", package.File.OnRunStart).Concat(Of(package.File, "on-run-end", package.File.OnRunEnd)));

    private static IEnumerable<OperationNode> Of(ProjectFile file, string kind, IEnumerable<string> statements) =>
        statements.Select((sql, index) => Create(file, kind, sql, index));

    private static OperationNode Create(ProjectFile file, string kind, string sql, int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{file.Name}-{kind}-{index}");
        return new OperationNode(file.File)
        {
            Kind = kind,
            Index = index,
            Sql = sql,
            Name = name,
            Package = file.Name,
            UniqueId = $"operation.{file.Name}.{name}",
            Fqn = [file.Name, "hooks", name],
            FilePath = $"./{ProjectFile.FileName}",
            Path = $"hooks/{name}.sql",
            Config = new NodeConfig(),
        };
    }
}
