using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Answers of real vendors, which lie beside the repository on some machines.</summary>
internal static class Recording
{
    public static byte[] Read(string vendor, string file)
    {
        var path = Path.Combine(Root(), "..", "shared", "data", "api", vendor, file);
        if (!File.Exists(path))
            Assert.Ignore("The recorded answers in ../shared are not on this machine.");
        return File.ReadAllBytes(path);
    }

    public static VendorAnswer Answer(string vendor, string file, int status = 200, string contentType = "application/json") =>
        new("request", (System.Net.HttpStatusCode)status, contentType, Read(vendor, file));

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SectorPipeline.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("SectorPipeline.sln is in no folder above the tests.");
    }
}
