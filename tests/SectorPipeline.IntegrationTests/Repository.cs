namespace SectorPipeline.IntegrationTests;

/// <summary>Where the checkout is, and what stands beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program as users start it, compiled ahead of time; that beside the tests is not.</summary>
    public static string Sector { get; } = Path.Combine(Root, "artifacts", "bin", "SectorPipeline.App", new DirectoryInfo(AppContext.BaseDirectory).Name, "sector.dll");

    /// <summary>The folder of recorded data beside the checkout; the test is ignored where it is not.</summary>
    public static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        if (!Path.Exists(full))
            Assert.Ignore($"needs the recorded data of ../shared/{path}");
        return full;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SectorPipeline.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("SectorPipeline.sln is not above the tests");
    }
}
