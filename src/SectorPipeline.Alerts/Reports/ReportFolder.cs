using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Puts a whole report in the place of another, so that a reader sees the one or the other and never a part.</summary>
internal static class ReportFolder
{
    // What tells a report from a folder that somebody keeps other things in.
    private const string Sign = "summary.json";

    public static async Task<T> ReplaceAsync<T>(string folder, Func<ReportFiles, Task<T>> write)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            using var hidden = HiddenFolders.Beside(target);
            CheckIsOurs(target);
            Directory.CreateDirectory(hidden.Written);
            var result = await write(new ReportFiles(hidden.Written));
            Swap(target, hidden.Written, hidden.Replaced);
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{target}: the report cannot be written ({exception.Message}). Free space, or choose a folder that you can write with --out.", exception);
        }
    }

    private static void CheckIsOurs(string target)
    {
        if (File.Exists(target))
            throw new PipelineException($"{target}: is a file. Choose a folder for the report with --out.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, Sign)))
            throw new PipelineException($"{target}: holds files that are no report, and a report replaces its folder. Choose an empty or new folder with --out.");
    }

    // The old report comes back when the new one cannot take its place.
    private static void Swap(string target, string written, string replaced)
    {
        if (Directory.Exists(target))
            Directory.Move(target, replaced);
        try
        {
            Directory.Move(written, target);
        }
        catch when (Directory.Exists(replaced))
        {
            Directory.Move(replaced, target);
            throw;
        }
    }
}
