using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>
/// Daily bars of a vendor, without gaps as far as the vendor has them: a history that was restated is fetched anew, and an
/// answer with holes is asked for once more.
/// </summary>
internal sealed class PriceSource(IPriceVendor vendor, DateOnly historyStart) : ISource<DailyBar>
{
    public VendorClient Client => vendor.Client;

    public async Task<Delivery<DailyBar>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var answer = await AskAsync(task, conversation, cancellation);
        if (task.IsIncremental && Restatement.IsIn(answer.Bars, task.Known))
        {
            task = task with { Window = task.Window with { From = historyStart }, IsIncremental = false };
            answer = await AskAsync(task, conversation, cancellation);
        }

        var taken = PriceIntake.Of(task, answer, conversation.Session);
        if (!taken.HasNewHoles)
            return taken.Delivery;
        var again = PriceIntake.Of(task, await AskAsync(task, conversation, cancellation), conversation.Session);
        return (again.Holes <= taken.Holes ? again : taken).Delivery;
    }

    private Task<PriceAnswer> AskAsync(FetchTask task, Conversation conversation, CancellationToken cancellation) =>
        vendor.AskAsync(task.Key, task.Window, conversation, cancellation);
}
