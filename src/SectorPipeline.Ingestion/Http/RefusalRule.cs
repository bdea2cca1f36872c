using System.Net;

namespace SectorPipeline.Ingestion.Http;

/// <summary>One line of a vendor's table of refusals: which answers it speaks of, and what they come to.</summary>
/// <param name="Status">The status; null for any.</param>
/// <param name="Says">What the vendor's message must contain, in any case; null for any, also none.</param>
/// <param name="Outcome">What such an answer comes to.</param>
/// <param name="Wait">How long to wait before the next request; null for the vendor's header or the usual wait.</param>
/// <param name="ContentType">The media type; null for any.</param>
/// <param name="Expires">Whether it means that what the request was signed with is no longer taken.</param>
internal sealed record RefusalRule(
    HttpStatusCode? Status, string? Says, VendorOutcome Outcome, TimeSpan? Wait = null, string? ContentType = null, bool Expires = false)
{
    public bool Covers(VendorAnswer answer, string? message) =>
        (Status is null || Status == answer.Status)
        && (ContentType is null || ContentType == answer.ContentType)
        && (Says is null || message?.Contains(Says, StringComparison.OrdinalIgnoreCase) == true);
}
