namespace SectorPipeline.Models;

/// <summary>Looks through the files of a project for SQL that not all engines know.</summary>
public static class ProjectLint
{
    /// <summary>What is found in the models, tests, analyses and macros of the root project, by file and line.</summary>
    public static IReadOnlyList<LintFinding> Check(SqlProject project, IReadOnlyCollection<string> engines) =>
    [
        .. Files(project)
            .DistinctBy(file => file.FullPath)
            .OrderBy(file => file.DisplayPath, StringComparer.Ordinal)
            .SelectMany(file => SqlLint.CheckTemplate(file.DisplayPath, file.Text, engines)),
    ];

    private static IEnumerable<SourceFile> Files(SqlProject project)
    {
        var templates = project.Graph.Nodes.Where(node => node.Package == project.Name && node is SqlNode and not TestNode { Generic: not null });
        var macros = project.Context.Macros.All.Where(macro => macro.Package == project.Name);
        return templates.Select(node => node.File).Concat(macros.Select(macro => macro.File));
    }
}
