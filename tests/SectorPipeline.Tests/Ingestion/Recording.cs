using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Answers of real vendors, which lie beside the repository on some machines.</summary>
internal static class Recording
{
    public static bool Exists(string vendor, string file) => File.Exists(PathOf(vendor, file));

    public static byte[] Read(string vendor, string file)
    {
        if (!Exists(vendor, file))
            Assert.Ignore("The recorded answers in ../shared are not on this machine.");
        return File.ReadAllBytes(PathOf(vendor, file));
    }

    public static VendorAnswer Answer(string vendor, string file, int status = 200, string contentType = "application/json") =>
        new("request", (System.Net.HttpStatusCode)status, contentType, Read(vendor, file));

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SectorPipeline.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("SectorPipeline.sln is in no folder above the tests.");
    }

    private static string PathOf(string vendor, string file) => Path.Combine(Root(), "..", "shared", "data", "api", vendor, file);
}
