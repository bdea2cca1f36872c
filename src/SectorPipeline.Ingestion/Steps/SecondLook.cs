using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>
/// Asks again where rows were refused or lack what they should have, until two answers lack as much: vendors leave things
/// out by mistake, and what they do not have they do not have twice.
/// </summary>
/// <param name="source">What is asked.</param>
/// <param name="lacks">Whether a row lacks something that most have.</param>
internal sealed class SecondLook<TRow>(ISource<TRow> source, Func<TRow, bool>? lacks = null) : ISource<TRow>
{
    /// <summary>How often an answer that lacks something is asked for in all.</summary>
    public const int MostLooks = 4;

    public VendorClient Client => source.Client;

    public int CallsPerTask => source.CallsPerTask;

    public async Task<Delivery<TRow>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var best = await source.FetchAsync(task, conversation, cancellation);
        for (var looks = 1; looks < MostLooks && Lacking(best) > 0; looks++)
        {
            var next = await source.FetchAsync(task, conversation, cancellation);
            var agree = Lacking(next) == Lacking(best);
            best = Lacking(next) < Lacking(best) ? next : best;
            if (agree)
                break;
        }

        return best;
    }

    private int Lacking(Delivery<TRow> delivery) =>
        delivery.Refused.Count + (lacks is null ? 0 : delivery.Rows.Count(row => lacks(row.Row)));
}
