namespace SectorPipeline.IntegrationTests;

/// <summary>Finds Chromium: CHROMIUM, and the PATH under the names that Debian and Google give it.</summary>
internal static class BrowserPrograms
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chosen)
            yield return chosen;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var name in Names)
                yield return Path.Combine(folder, name);
        }
    }
}
