using System.Net;
using System.Text;

namespace SectorPipeline.Ingestion.Http;

/// <summary>A step of a handshake: an answer that is not put into landing, because it holds secrets.</summary>
/// <param name="Url">Where it came from.</param>
/// <param name="ContentType">The media type without its parameters, in lower case; empty where the vendor names none.</param>
/// <param name="Text">The start of the body, longer than any secret.</param>
internal sealed record UnkeptAnswer(Uri Url, HttpStatusCode Status, string ContentType, string Text)
{
    private const int LongestText = 1024;

    /// <summary>Where the answer sends the caller; null unless it is a redirect to a web address.</summary>
    public Uri? Redirect { get; private init; }

    /// <summary>The cookies that it sets, as sent.</summary>
    public IReadOnlyList<string> Cookies { get; private init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    public static UnkeptAnswer Of(Uri url, HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        new(url, response.StatusCode, VendorExchange.ContentType(response.Content.Headers.ContentType), Start(body))
        {
            Redirect = (int)response.StatusCode is >= 300 and < 400 ? Target(url, response.Headers.Location) : null,
            Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        };

    private static string Start(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestText)]);

    private static Uri? Target(Uri url, Uri? location) =>
        location is not null && Uri.TryCreate(url, location, out var target) && target.Scheme is "http" or "https" ? target : null;
}
