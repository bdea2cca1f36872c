using System.Net;
using System.Xml;
using System.Xml.Linq;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Ingestion.Http.VendorOutcome;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>
/// How FRED refuses: HTTP 400 for a bad key and for an unknown series alike, in JSON or XML. Where it refuses vintages only,
/// the answer is good enough to ask differently.
/// </summary>
internal static class FredRefusals
{
    private const string TooManyVintages = "exceeds the maximum number of vintage dates";
    private const string NotArchived = "does not exist in ALFRED";

    public static RefusalTable Table { get; } = new(
    [
        new(HttpStatusCode.BadRequest, TooManyVintages, Ok), // asked for in parts
        new(HttpStatusCode.BadRequest, NotArchived, Ok), // asked for without vintages
        new(HttpStatusCode.BadRequest, "series does not exist", UnknownSymbol),
        new(Status: null, "api_key", BadKey),
        new(HttpStatusCode.TooManyRequests, Says: null, Throttled, TimeSpan.FromSeconds(20)),
        new(HttpStatusCode.Locked, Says: null, VendorFault),
    ],
    MessageOf);

    /// <summary>What a refusal that the table calls good says about the vintages.</summary>
    public static VintageAccess AccessOf(VendorAnswer answer) =>
        MessageOf(answer)?.Contains(TooManyVintages, StringComparison.OrdinalIgnoreCase) == true ? VintageAccess.TooMany : VintageAccess.None;

    private static string? MessageOf(VendorAnswer answer) =>
        answer.Body.Span.TrimStart(" \r\n\t"u8).StartsWith("<"u8)
            ? FromXml(answer.Body)
            : SmallBody.Find(answer, root => SmallBody.Text(root, "error_message"));

    private static string? FromXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray());
            return XDocument.Load(stream).Root?.Attribute("message")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
