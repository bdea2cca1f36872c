namespace SectorPipeline.IntegrationTests.Quality;

/// <summary>A copy of the project's jobs that a test may change.</summary>
internal static class JobsCopy
{
    public static void Make(string folder)
    {
        var jobs = Path.Combine(Repository.Root, "jobs");
        foreach (var file in Directory.EnumerateFiles(jobs, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(jobs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
