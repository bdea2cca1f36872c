using System.Collections.Concurrent;

namespace SectorPipeline.Models;

/// <summary>Every file that a package is made of, found but mostly not yet read.</summary>
internal sealed record ProjectFiles(
    IReadOnlyList<FoundFile> Models,
    IReadOnlyList<FoundFile> Seeds,
    IReadOnlyList<FoundFile> SingularTests,
    IReadOnlyList<FoundFile> Analyses,
    IReadOnlyList<FoundFile> Macros,
    IReadOnlyList<FoundFile> Schemas,
    IReadOnlyList<FoundFile> Docs)
{
    public static ProjectFiles Find(ProjectPackage package)
    {
        var project = package.File;
        var tests = In(project.TestPaths, ".sql");
        string[] all =
        [
            .. project.ModelPaths, .. project.SeedPaths, .. project.TestPaths, .. project.AnalysisPaths, .. project.MacroPaths,
            .. project.SnapshotPaths,
        ];
        return new ProjectFiles(
            In(project.ModelPaths, ".sql"),
            In(project.SeedPaths, ".csv"),
            [.. tests.Where(file => !IsGeneric(file))],
            In(project.AnalysisPaths, ".sql"),
            [.. In(project.MacroPaths, ".sql"), .. tests.Where(IsGeneric)],
            In(all, ".yml", ".yaml"),
            In(project.DocsPaths.Count > 0 ? project.DocsPaths : all, ".md"));

        List<FoundFile> In(IEnumerable<string> paths, params string[] extensions) =>
            FoundFile.In(package.Directory, package.DisplayDirectory, paths, extensions);
    }

    /// <summary>Does something with every item on all cores; what is wrong with the project is collected, results keep the order.</summary>
    public static IReadOnlyList<TResult> ForEach<T, TResult>(IReadOnlyList<T> items, Diagnostics diagnostics, Func<T, TResult> action)
        where TResult : class
    {
        var results = new TResult?[items.Count];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, items.Count), Math.Max(1, items.Count / (Environment.ProcessorCount * 8))), range =>
        {
            for (var i = range.Item1; i < Math.Min(range.Item2, items.Count); i++)
                diagnostics.Collect(() => results[i] = action(items[i]));
        });
        return [.. results.OfType<TResult>()];
    }

    private static bool IsGeneric(FoundFile file) => file.Folders is ["generic", ..];
}
