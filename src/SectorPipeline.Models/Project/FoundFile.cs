namespace SectorPipeline.Models;

/// <summary>A file of a project: its place on disk, below the project's folder, and below its resource path.</summary>
internal sealed record FoundFile(string FullPath, string DisplayPath, string ProjectPath, string ResourcePath)
{
    public string Extension => Path.GetExtension(ResourcePath);

    public string Name => Path.GetFileNameWithoutExtension(ResourcePath);

    /// <summary>The folders between the resource path and the file.</summary>
    public string[] Folders => ResourcePath.Split('/')[..^1];

    public SourceFile Read() => SourceFile.Read(FullPath, DisplayPath) with { ProjectPath = ProjectPath };

    /// <summary>The files under the paths, in order of their names.</summary>
    public static List<FoundFile> In(string directory, string displayDirectory, IEnumerable<string> paths, params string[] extensions) =>
        [.. paths.Distinct(StringComparer.Ordinal).SelectMany(path => Below(directory, displayDirectory, path, extensions))];

    private static IEnumerable<FoundFile> Below(string directory, string displayDirectory, string path, string[] extensions)
    {
        var root = Path.GetFullPath(Path.Combine(directory, path));
        if (!Directory.Exists(root))
            return [];
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Any(extension => file.EndsWith(extension, StringComparison.Ordinal)))
            .Select(file => Create(directory, displayDirectory, root, file))
            .OrderBy(file => file.ProjectPath, StringComparer.Ordinal);
    }

    // Most files lie below both folders, so that their relative paths are the rest of the full one.
    private static FoundFile Create(string directory, string displayDirectory, string root, string file)
    {
        var projectPath = Relative(directory, file);
        return new FoundFile(file, Path.Combine(displayDirectory, projectPath).Replace('\\', '/'), projectPath, Relative(root, file));
    }

    private static string Relative(string from, string file) =>
        file.Length > from.Length && file[from.Length] == Path.DirectorySeparatorChar && file.StartsWith(from, StringComparison.Ordinal)
            ? file[(from.Length + 1)..].Replace('\\', '/')
            : Path.GetRelativePath(from, file).Replace('\\', '/');
}
