using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>The vendors of the market as it is now: of another one than before, other vendors, which have computed nothing yet.</summary>
internal sealed class CurrentVendors(Func<IMarket> market)
{
    private volatile Vendors? current;

    public Task AnswerAsync(HttpContext context) => Router.AnswerAsync(context);

    public Answer Answer(HttpRequest request) => Router.Answer(request);

    // Two requests at once may both make them: whichever stays gives the same answers.
    private VendorRouter Router
    {
        get
        {
            var now = market();
            if (current is not { } vendors || !ReferenceEquals(vendors.Market, now))
                current = vendors = new Vendors(now, new VendorRouter(now));
            return vendors.Router;
        }
    }

    private sealed record Vendors(IMarket Market, VendorRouter Router);
}
