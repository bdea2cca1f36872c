using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Five-minute bars of a vendor; an answer that has holes, or that nothing known bears out, is asked for again.</summary>
internal sealed class IntradaySource(IIntradayVendor vendor) : ISource<IntradayBar>
{
    public VendorClient Client => vendor.Client;

    public Task<Delivery<IntradayBar>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation) =>
        SecondLook.UntilTwoAgreeAsync(conversation, () => AskAsync(task, conversation, cancellation));

    private async Task<Delivery<IntradayBar>> AskAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var answers = await vendor.AskAsync(task.Key, task.Window, conversation, cancellation);
        return IntradayIntake.Of(task, answers, conversation.Session);
    }
}
