using Polly;

namespace SectorPipeline.Ingestion.Http;

/// <summary>One question over its tries: decides whether to ask again.</summary>
/// <param name="longestWait">A vendor that asks for a longer wait is not asked again.</param>
internal sealed class Asking(VendorRequest request, RequestMeter meter, TimeSpan longestWait)
{
    public static readonly ResiliencePropertyKey<Asking> Key = new("asking");

    private VendorOutcome? said;

    public VendorRequest Request => request;

    public RequestMeter Meter => meter;

    /// <summary>Whether the vendor has said the same twice in a row.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Whether a refusal is an answer to this question: one to be believed, which the reader judges.</summary>
    /// <param name="isLastTry">Whether nothing is asked twice.</param>
    public bool IsAnswer(VendorOutcome refusal, bool isLastTry) =>
        request.ReadsRefusals && (refusal is VendorOutcome.NoData or VendorOutcome.UnknownSymbol) && (isLastTry || said == refusal);

    /// <summary>What passes is asked again; what would not pass is asked once more, because vendors say such things by mistake too.</summary>
    public bool ShouldAskAgain(VendorException failure)
    {
        if (failure.IsOwn)
        {
            IsConfirmed = true;
            return false;
        }

        if (failure.IsTransient)
        {
            said = null;
            return !(failure.RetryAfter > longestWait);
        }

        IsConfirmed = said == failure.Outcome;
        said = failure.Outcome;
        return !IsConfirmed;
    }
}
