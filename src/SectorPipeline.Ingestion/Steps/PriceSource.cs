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
        var first = await TakeAsync(task, conversation, cancellation);
        if (first.IsRestated)
            return await WholeAsync(task, conversation, cancellation);
        if (first.IsComplete)
            return first.Delivery;
        var again = await TakeAsync(task, conversation, cancellation);
        return again.IsRestated || again.LacksAnchor
            ? await WholeAsync(task, conversation, cancellation)
            : (again.Holes <= first.Holes ? again : first).Delivery;
    }

    private Task<Delivery<DailyBar>> WholeAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var whole = task with { Window = task.Window with { From = historyStart }, IsIncremental = false };
        return FetchAsync(whole, conversation, cancellation);
    }

    private async Task<PriceIntake> TakeAsync(FetchTask task, Conversation conversation, CancellationToken cancellation) =>
        PriceIntake.Of(task, await vendor.AskAsync(task.Key, task.Window, conversation, cancellation), conversation.Session);
}
