using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks a source again for what lacks something, as <see cref="SecondLook"/> does.</summary>
internal sealed class SecondLookSource<TRow>(ISource<TRow> source) : ISource<TRow>
{
    public VendorClient Client => source.Client;

    public int CallsPerTask => source.CallsPerTask;

    public Task<Delivery<TRow>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation) =>
        SecondLook.UntilTwoAgreeAsync(conversation, () => source.FetchAsync(task, conversation, cancellation));
}
