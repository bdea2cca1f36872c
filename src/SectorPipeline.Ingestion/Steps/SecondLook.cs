using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks once more where an answer lacks what it should have, and takes the one that lacks less: vendors leave things out by mistake.</summary>
/// <param name="source">What is asked.</param>
/// <param name="lacks">Whether a row lacks something that most have.</param>
internal sealed class SecondLook<TRow>(ISource<TRow> source, Func<TRow, bool> lacks) : ISource<TRow>
{
    public VendorClient Client => source.Client;

    public int CallsPerTask => source.CallsPerTask;

    public async Task<Delivery<TRow>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var first = await source.FetchAsync(task, conversation, cancellation);
        if (Lacking(first) == 0)
            return first;
        var second = await source.FetchAsync(task, conversation, cancellation);
        return Lacking(second) < Lacking(first) ? second : first;
    }

    private int Lacking(Delivery<TRow> delivery) => delivery.Refused.Count + delivery.Rows.Count(row => lacks(row.Row));
}
