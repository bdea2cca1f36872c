using System.Globalization;

namespace SectorPipeline.Models;

/// <summary>A statement that a project file asks for before or after all nodes, as the manifest has it: a node of its own.</summary>
internal sealed record OperationNode(string Package, string Kind, int Index, string Sql)
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Package}-{Kind}-{Index}");

    public string UniqueId => $"operation.{Package}.{Name}";

    /// <summary>Those of all packages.</summary>
    public static IEnumerable<OperationNode> Of(SqlProject project) =>
        project.Packages.SelectMany(package => Of(package.File, "on-run-start", package.File.OnRunStart).Concat(Of(package.File, "on-run-end", package.File.OnRunEnd)));

    private static IEnumerable<OperationNode> Of(ProjectFile file, string kind, IEnumerable<string> statements) =>
        statements.Select((sql, index) => new OperationNode(file.Name, kind, index, sql));
}
