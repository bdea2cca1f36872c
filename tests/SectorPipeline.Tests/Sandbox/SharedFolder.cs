namespace SectorPipeline.Tests.Sandbox;

/// <summary>Real recordings beside the repository; tests that read them are skipped where they are absent.</summary>
internal static class SharedFolder
{
    public static string Require(string path)
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SectorPipeline.sln")))
            directory = directory.Parent;
        var found = Path.GetFullPath(Path.Combine(directory?.FullName ?? ".", "..", "shared", path));
        if (!Path.Exists(found))
            Assert.Ignore($"../shared/{path} is not there.");
        return found;
    }
}
