namespace SectorPipeline.Tests.Architecture;

/// <summary>Where the repository is, and what may lie beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Shared(params string[] path) => Path.Combine([Root, "..", "shared", .. path]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SectorPipeline.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds SectorPipeline.sln.");
    }
}
