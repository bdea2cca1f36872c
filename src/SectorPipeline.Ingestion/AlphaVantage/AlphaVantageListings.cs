using System.Globalization;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>What is listed in the United States on a day, and what was until then, from LISTING_STATUS: one file each.</summary>
internal sealed class AlphaVantageListings(AlphaVantageClient vendor) : ISource<Listing>
{
    /// <summary>The files, as the vendor calls their states.</summary>
    public static IReadOnlyList<string> States { get; } = ["active", "delisted"];

    public VendorClient Client => vendor.Client;

    public async Task<Delivery<Listing>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var asOf = conversation.Session.Date;
        var delivery = new Delivery<Listing>(task, ListingContract.Instance.Check(asOf));
        var request = conversation.About(task.Key, Url(task.Key, asOf));
        var (listings, requestId) = await conversation.AskAsync(
            request, answer => (ListingFile.Listings(answer.Body, asOf, conversation), answer.RequestId), cancellation);
        foreach (var listing in listings)
            delivery.Take(listing, requestId);
        delivery.NoData = listings.Count == 0 ? "no listings" : null;
        delivery.Mark = task.Advance(delivery.Rows.Count > 0 ? asOf : null, conversation.Session, delivery.NoData);
        return delivery;
    }

    private Uri Url(string state, DateOnly asOf) =>
        vendor.Url("LISTING_STATUS", ("date", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("state", state));
}
