using System.Net;
using System.Text;

namespace SectorPipeline.Ingestion.Http;

/// <summary>A whole answer, as it was put into landing.</summary>
internal sealed record VendorAnswer(string RequestId, HttpStatusCode Status, byte[] Body)
{
    private const int ExcerptLength = 200;

    /// <summary>The start of the body on one line, for messages.</summary>
    public string Excerpt()
    {
        var text = Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, ExcerptLength)));
        return string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }
}
