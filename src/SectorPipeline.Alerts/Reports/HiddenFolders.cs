namespace SectorPipeline.Alerts;

/// <summary>
/// The hidden folders beside a target: in one a report is made, in the other the old one waits while they change places. A lock file that
/// is held open tells others that their maker lives: the system releases the lock of a process however it ends.
/// </summary>
internal sealed class HiddenFolders : IDisposable
{
    private const string LockSuffix = ".lock";
    private const int IdLength = 32;

    private readonly string path;
    private readonly FileStream ownership;

    private HiddenFolders(string path, FileStream ownership) => (this.path, this.ownership) = (path, ownership);

    public string Written => $"{path}.tmp";

    public string Replaced => $"{path}.old";

    /// <summary>Claims folders beside the target, after it has removed those of the dead.</summary>
    public static HiddenFolders Beside(string target)
    {
        var parent = Path.GetDirectoryName(target) ?? target;
        Directory.CreateDirectory(parent);
        foreach (var lockFile in LocksBeside(target, parent))
            TryClear(lockFile, target);
        var beside = Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        return new HiddenFolders(beside, new FileStream(beside + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    public void Dispose()
    {
        Remove(Written);
        Remove(Replaced);
        File.Delete(path + LockSuffix);
        ownership.Dispose();
    }

    private static IEnumerable<string> LocksBeside(string target, string parent)
    {
        var start = $".{Path.GetFileName(target)}.";
        return Directory.GetFiles(parent, $".*{LockSuffix}").Where(file =>
            Path.GetFileName(file) is var name && name.StartsWith(start, StringComparison.Ordinal) && name.Length == start.Length + IdLength + LockSuffix.Length);
    }

    // Whoever died between taking the old report away and putting the new one there has left no other.
    private static void TryClear(string lockFile, string target)
    {
        try
        {
            using var dead = new HiddenFolders(lockFile[..^LockSuffix.Length], new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
            if (!Directory.Exists(target) && Directory.Exists(dead.Replaced))
                Directory.Move(dead.Replaced, target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It lives, or another process clears the same.
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
