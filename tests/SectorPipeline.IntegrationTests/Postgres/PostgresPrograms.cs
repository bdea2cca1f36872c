namespace SectorPipeline.IntegrationTests;

/// <summary>Finds the folder of <c>initdb</c> and <c>postgres</c>: POSTGRES_BIN, the PATH, and where Debian and the installers put them.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Installed = ["/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql"];

    public static string? FindFolder() => Candidates().FirstOrDefault(IsComplete);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("POSTGRES_BIN") is { Length: > 0 } chosen)
            yield return chosen;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
        foreach (var folder in Installed.Where(Directory.Exists).SelectMany(Versions))
            yield return Path.Combine(folder, "bin");
    }

    private static IEnumerable<string> Versions(string folder) =>
        Directory.GetDirectories(folder).OrderByDescending(Version).Append(folder);

    private static double Version(string folder) =>
        double.TryParse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool IsComplete(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
