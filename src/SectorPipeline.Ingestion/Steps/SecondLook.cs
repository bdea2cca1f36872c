using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks once more where rows were refused, because what arrives damaged once is often whole the next time.</summary>
internal sealed class SecondLook<TRow>(ISource<TRow> source) : ISource<TRow>
{
    public VendorClient Client => source.Client;

    public int CallsPerTask => source.CallsPerTask;

    public async Task<Delivery<TRow>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var delivery = await source.FetchAsync(task, conversation, cancellation);
        if (delivery.Refused.Count == 0)
            return delivery;
        var again = await source.FetchAsync(task, conversation, cancellation);
        return again.Refused.Count <= delivery.Refused.Count ? again : delivery;
    }
}
