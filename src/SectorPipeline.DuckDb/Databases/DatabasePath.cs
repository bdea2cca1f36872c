namespace SectorPipeline.DuckDb.Databases;

/// <summary>One spelling for each database file, however it is reached.</summary>
internal static class DatabasePath
{
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The full path with every symbolic link on the way followed.</summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        full = Path.Combine(Resolve(parent), Path.GetFileName(full));
        return Target(full) is { } target ? Resolve(target) : full;
    }

    private static string? Target(string path)
    {
        FileSystemInfo entry = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return entry.Exists || entry.LinkTarget is not null ? entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
    }
}
