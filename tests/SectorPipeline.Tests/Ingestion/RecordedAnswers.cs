using System.IO.Compression;
using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Tests.Architecture;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Every answer of a vendor that was recorded, by the manifest beside them.</summary>
internal static class RecordedAnswers
{
    /// <summary>The files of the manifest; one without a name where there are none on this machine.</summary>
    public static IEnumerable<TestCaseData> Of(string vendor) =>
        (Manifest(vendor)?.Select(entry => entry.File) ?? [""]).Select(file => new TestCaseData(file).SetArgDisplayNames(file));

    /// <summary>The answer as it was received: with its status, its content type, and unpacked.</summary>
    public static VendorAnswer Read(string vendor, string file)
    {
        if (Manifest(vendor)?.FirstOrDefault(entry => entry.File == file) is not { File: not null } entry)
        {
            Assert.Ignore("The recorded answers in ../shared are not on this machine.");
            throw new InvalidOperationException("not reached");
        }

        return new VendorAnswer("request", (HttpStatusCode)entry.Status, entry.ContentType, Unpacked(Repository.Shared("data", "api", vendor, file)));
    }

    private static byte[] Unpacked(string path)
    {
        using var stored = File.OpenRead(path);
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllBytes(path);
        using var unpacking = new GZipStream(stored, CompressionMode.Decompress);
        using var body = new MemoryStream();
        unpacking.CopyTo(body);
        return body.ToArray();
    }

    private static List<(string File, int Status, string ContentType)>? Manifest(string vendor)
    {
        var path = Repository.Shared("data", "api", vendor, "manifest.json");
        if (!File.Exists(path))
            return null;
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. manifest.RootElement.EnumerateArray().Select(Entry)];
    }

    private static (string File, int Status, string ContentType) Entry(JsonElement entry)
    {
        var type = entry.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty("content-type", out var value)
            ? value.GetString() ?? ""
            : "";
        return (entry.GetProperty("file").GetString() ?? "", entry.GetProperty("status").GetInt32(), type.Split(';')[0].Trim().ToLowerInvariant());
    }
}
