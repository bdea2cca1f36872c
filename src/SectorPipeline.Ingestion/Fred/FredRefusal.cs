using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>Understands FRED's refusals: HTTP 400 for a bad key and for an unknown series alike, in JSON or XML.</summary>
internal static class FredRefusal
{
    /// <summary>Why the vendor knows nothing about the series; throws on any other refusal.</summary>
    public static string NoData(VendorAnswer answer)
    {
        var text = Message(answer.Body) ?? answer.Excerpt();
        if (answer.Status == HttpStatusCode.BadRequest && text.Contains("series does not exist", StringComparison.OrdinalIgnoreCase))
            return text;
        var fault = text.Contains("api_key", StringComparison.Ordinal) ? VendorFault.BadKey : VendorFault.Refused;
        throw new VendorException(fault, $"HTTP {(int)answer.Status} ({text})");
    }

    private static string? Message(byte[] body)
    {
        try
        {
            return body.AsSpan().TrimStart(" \r\n\t"u8).StartsWith("<"u8) ? FromXml(body) : FromJson(body);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return null;
        }
    }

    private static string? FromXml(byte[] body)
    {
        using var stream = new MemoryStream(body);
        return XDocument.Load(stream).Root?.Attribute("message")?.Value;
    }

    private static string? FromJson(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("error_message", out var message)
            && message.ValueKind == JsonValueKind.String
            ? message.GetString()
            : null;
    }
}
