using System.Net;

namespace SectorPipeline.Ingestion.Http;

/// <summary>How a vendor refuses: from status, content type and the message in the body to what the answer comes to.</summary>
/// <param name="rules">The vendor's own lines, the first that covers an answer counts; for the rest there are lines that hold for every vendor.</param>
/// <param name="messageOf">The vendor's message in an answer, null where it gives none: then a 200 is a good answer.</param>
internal sealed class RefusalTable(IReadOnlyList<RefusalRule> rules, Func<VendorAnswer, string?> messageOf)
{
    private static readonly RefusalRule[] Common =
    [
        new(HttpStatusCode.TooManyRequests, Says: null, VendorOutcome.Throttled),
        new(HttpStatusCode.Unauthorized, Says: null, VendorOutcome.BadKey),
        new(HttpStatusCode.PaymentRequired, Says: null, VendorOutcome.PremiumOnly),
        new(HttpStatusCode.RequestTimeout, Says: null, VendorOutcome.VendorFault),
        new(HttpStatusCode.Forbidden, Says: null, VendorOutcome.VendorFault),
        new(HttpStatusCode.NotFound, Says: null, VendorOutcome.UnknownSymbol),
    ];

    /// <summary>Every line, the vendor's own first, as the vendor's page shows them.</summary>
    public IReadOnlyList<RefusalRule> Rules { get; } = [.. rules, .. Common];

    public Verdict Judge(VendorAnswer answer)
    {
        var message = messageOf(answer);
        if (answer.Status == HttpStatusCode.OK && message is null)
            return new Verdict(VendorOutcome.Ok, "");
        var rule = Rules.FirstOrDefault(rule => rule.Covers(answer, message));
        var outcome = rule?.Outcome ?? Otherwise(answer.Status);
        return new Verdict(outcome, Reason(answer, message, outcome), answer.RetryAfter ?? rule?.Wait, rule?.Expires == true);
    }

    // A refusal that nobody has written down: the vendor's own trouble by its status, else a change of how it speaks.
    // No endpoint is known to send its callers elsewhere; who does stands between, and may go again.
    private static VendorOutcome Otherwise(HttpStatusCode status) =>
        (int)status is >= 500 or < 200 or (>= 300 and < 400) ? VendorOutcome.VendorFault : VendorOutcome.ChangedFormat;

    private static string Reason(VendorAnswer answer, string? message, VendorOutcome outcome) =>
        message is not null && (answer.Status == HttpStatusCode.OK || outcome is VendorOutcome.NoData or VendorOutcome.UnknownSymbol)
            ? message
            : $"HTTP {(int)answer.Status} ({message ?? answer.Excerpt()})";
}
