using System.Globalization;

namespace SectorPipeline.Lake;

/// <summary>
/// Temporary files of one process. A lock file beside them is held open as long as the process lives, so that others know
/// whose files may go: the system releases the lock of a process however it ends.
/// </summary>
internal sealed class ScratchArea(string folder) : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly Lock gate = new();
    private FileStream? ownership;
    private string? area;
    private long created;

    public string CreateFolder()
    {
        var path = NextPath();
        Directory.CreateDirectory(path);
        return path;
    }

    public string Write(ReadOnlySpan<byte> content)
    {
        var path = NextPath();
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (IOException)
        {
            File.Delete(path);
            throw;
        }

        return path;
    }

    /// <summary>Removes the areas whose process is gone, and says how many there were.</summary>
    public int Sweep()
    {
        if (!Directory.Exists(folder))
            return 0;
        return Directory.GetFiles(folder, "*" + LockSuffix).Count(TryRemove);
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (ownership is null || area is null)
                return;
            Remove(area, ownership);
            (area, ownership) = (null, null);
        }
    }

    private string NextPath()
    {
        lock (gate)
        {
            area ??= Claim();
            return Path.Combine(area, (++created).ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Claim()
    {
        Directory.CreateDirectory(folder);
        var claimed = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}"));
        ownership = new FileStream(claimed + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        return Directory.CreateDirectory(claimed).FullName;
    }

    private static bool TryRemove(string lockFile)
    {
        try
        {
            var orphan = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            Remove(lockFile[..^LockSuffix.Length], orphan);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Remove(string area, FileStream ownership)
    {
        using (ownership)
        {
            if (Directory.Exists(area))
                Directory.Delete(area, recursive: true);
            File.Delete(area + LockSuffix);
        }
    }
}
