using System.Net;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Tells a crumb from all else that Yahoo sends in its place.</summary>
internal static class CrumbText
{
    // Crumbs have 11 characters; some leeway, but nothing that might be a sentence or a page.
    private const int Shortest = 8;
    private const int Longest = 32;

    /// <exception cref="VendorException">The answer holds no crumb.</exception>
    public static string Of(UnkeptAnswer answer)
    {
        var text = answer.Text.Trim();
        return answer.Status == HttpStatusCode.OK && IsCrumb(text) && answer.ContentType is "" or "text/plain" ? text : throw Refused(answer);
    }

    public static VendorException Refused(UnkeptAnswer answer)
    {
        var isThrottled = answer.Status == HttpStatusCode.TooManyRequests
            || answer.Text.Contains("Too Many Requests", StringComparison.OrdinalIgnoreCase);
        return new VendorException(
            isThrottled ? VendorOutcome.Throttled : VendorOutcome.VendorFault,
            $"the handshake failed: {What(answer)} for a crumb (HTTP {(int)answer.Status})")
        { RetryAfter = answer.RetryAfter };
    }

    private static bool IsCrumb(string text) => text.Length is >= Shortest and <= Longest && text.All(IsPartOfCrumb);

    private static bool IsPartOfCrumb(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '_' or '-' or '+' or '=' or '~';

    // Not the text itself: it may be a crumb in a form that is not known yet.
    private static string What(UnkeptAnswer answer) => answer.Text.AsSpan().Trim() switch
    {
        "" => "nothing",
        ['<', ..] => "a page",
        ['{' or '[', ..] => "JSON",
        var text when text.Contains("Too Many Requests", StringComparison.OrdinalIgnoreCase) => "'Too Many Requests'",
        var text => $"{text.Length} characters",
    };
}
