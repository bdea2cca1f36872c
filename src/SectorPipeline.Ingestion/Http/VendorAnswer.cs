using System.Net;
using System.Text;

namespace SectorPipeline.Ingestion.Http;

/// <summary>A whole answer, as it was put into landing.</summary>
/// <param name="ContentType">The media type without its parameters, in lower case; empty where the vendor names none.</param>
internal sealed record VendorAnswer(string RequestId, HttpStatusCode Status, string ContentType, ReadOnlyMemory<byte> Body) : IDisposable
{
    private const int ExcerptLength = 200;

    /// <summary>The bytes without a byte-order mark, which landing keeps and no JSON reader wants.</summary>
    public ReadOnlyMemory<byte> Body { get; } =
        Body.Span.StartsWith("\uFEFF"u8) ? Body["\uFEFF"u8.Length..] : Body;

    /// <summary>When it had arrived whole.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The rented buffer that the body is in, if any; a reader must not keep the body.</summary>
    public IDisposable? Buffer { get; init; }

    /// <summary>What the vendor asks to wait, in its headers.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The start of the body on one line, for messages.</summary>
    public string Excerpt()
    {
        var text = Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, ExcerptLength)]);
        return string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => Buffer?.Dispose();
}
