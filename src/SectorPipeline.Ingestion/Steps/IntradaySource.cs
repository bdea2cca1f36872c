using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Five-minute bars of a vendor; an answer with holes is asked for once more.</summary>
internal sealed class IntradaySource(IIntradayVendor vendor) : ISource<IntradayBar>
{
    public VendorClient Client => vendor.Client;

    public async Task<Delivery<IntradayBar>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var delivery = await AskAsync(task, conversation, cancellation);
        if (Holes(delivery) == 0)
            return delivery;
        var again = await AskAsync(task, conversation, cancellation);
        return Holes(again) <= Holes(delivery) ? again : delivery;
    }

    private async Task<Delivery<IntradayBar>> AskAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var answers = await vendor.AskAsync(task.Key, task.Window, conversation, cancellation);
        return IntradayIntake.Of(task, answers, conversation.Session);
    }

    private static long Holes(Delivery<IntradayBar> delivery) => delivery.Missing + delivery.Refused.Count;
}
