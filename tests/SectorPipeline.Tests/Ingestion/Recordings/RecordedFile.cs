using System.IO.Compression;
using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>A recorded answer, as its folder's manifest describes it.</summary>
internal sealed record RecordedFile(string Vendor, string Name, int Status, string ContentType, string? Location)
{
    /// <summary>The manifest of a vendor; empty where the recordings are not on this machine.</summary>
    public static IReadOnlyList<RecordedFile> Of(string vendor)
    {
        if (!Recording.Exists(vendor, "manifest.json"))
            return [];
        using var manifest = JsonDocument.Parse(Recording.Read(vendor, "manifest.json"));
        return [.. manifest.RootElement.EnumerateArray().Select(entry => Of(vendor, entry))];
    }

    public VendorAnswer Answer() => new("request", (HttpStatusCode)Status, ContentType, Body()) { ReceivedAt = DateTimeOffset.MaxValue };

    public UnkeptAnswer Unkept()
    {
        using var response = new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(Body()) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        response.Headers.Location = Location is null ? null : new Uri(Location);
        return UnkeptAnswer.Of(new Uri("https://finance.yahoo.com/quote/AAPL"), response, Body());
    }

    // Files that end in .gz are compressed for storage only.
    private byte[] Body()
    {
        var stored = Recording.Read(Vendor, Name);
        if (!Name.EndsWith(".gz", StringComparison.Ordinal))
            return stored;
        using var unpacked = new MemoryStream();
        using var packed = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static RecordedFile Of(string vendor, JsonElement entry)
    {
        var name = entry.GetProperty("file").GetString() ?? "";
        var headers = entry.GetProperty("headers");
        var type = Header(headers, "content-type") ?? Usual(name);
        return new RecordedFile(vendor, name, entry.GetProperty("status").GetInt32(), type.Split(';')[0].Trim(), Header(headers, "location"));
    }

    private static string? Header(JsonElement headers, string name) => headers.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Usual(string name) => Path.GetExtension(name) switch
    {
        ".json" => "application/json",
        ".txt" => "text/plain",
        _ => "application/x-download",
    };
}
