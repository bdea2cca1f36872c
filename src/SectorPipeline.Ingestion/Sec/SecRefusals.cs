using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Ingestion.Http.VendorOutcome;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>How the SEC refuses: in XML where there is no such file, in a page where it does not like how it is asked.</summary>
internal static class SecRefusals
{
    private const string TooFast = "Request Rate Threshold Exceeded";
    private const string Undeclared = "Undeclared Automated Tool";
    private const string Page = "a page instead of JSON";

    // It lets nobody in for ten minutes who was too fast.
    private static readonly TimeSpan Block = TimeSpan.FromMinutes(10);

    public static RefusalTable Table { get; } = new(
    [
        new(Status: null, "NoSuchKey", UnknownSymbol),
        new(Status: null, "AccessDenied", UnknownSymbol),
        new(Status: null, TooFast, Throttled, Block),
        new(HttpStatusCode.TooManyRequests, Says: null, Throttled, Block),
        new(Status: null, Undeclared, VendorFault), // also said where an e-mail address is given
        new(HttpStatusCode.OK, Page, VendorFault),
    ],
    MessageOf);

    private static string? MessageOf(VendorAnswer answer) =>
        !answer.Body.Span.TrimStart(" \r\n\t"u8).StartsWith("<"u8) ? null
        : FromXml(answer.Body) ?? FromPage(Encoding.UTF8.GetString(answer.Body.Span));

    private static string? FromXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray());
            var error = XDocument.Load(stream).Root;
            return error?.Element("Code") is { } code ? $"{code.Value}: {error.Element("Message")?.Value}" : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string FromPage(string page) =>
        page.Contains(TooFast, StringComparison.OrdinalIgnoreCase) ? TooFast
        : page.Contains(Undeclared, StringComparison.OrdinalIgnoreCase) ? Undeclared
        : Page;
}
