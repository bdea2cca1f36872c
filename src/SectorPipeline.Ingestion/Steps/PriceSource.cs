using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>
/// Daily bars of a vendor, without gaps as far as the vendor has them: a history that was restated is fetched anew, and an
/// answer with holes is asked for again, until two have the same.
/// </summary>
internal sealed class PriceSource(IPriceVendor vendor, DateOnly historyStart) : ISource<DailyBar>
{
    public VendorClient Client => vendor.Client;

    public async Task<Delivery<DailyBar>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var best = await TakeAsync(task, conversation, cancellation);
        for (var looks = 1; looks < SecondLook.MostLooks && best is { IsComplete: false, IsRestated: false } && conversation.GoesOn; looks++)
        {
            var next = await TakeAsync(task, conversation, cancellation);
            var agree = next.AgreesWith(best);
            best = next.IsRestated || next.IsBetterThan(best) ? next : best;
            if (agree)
                break;
        }

        return best.IsRestated || best.LacksAnchor ? await WholeAsync(task, conversation, cancellation) : best.Delivery;
    }

    private Task<Delivery<DailyBar>> WholeAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var whole = task with { Window = task.Window with { From = historyStart }, IsIncremental = false };
        return FetchAsync(whole, conversation, cancellation);
    }

    private async Task<PriceIntake> TakeAsync(FetchTask task, Conversation conversation, CancellationToken cancellation) =>
        PriceIntake.Of(task, await vendor.AskAsync(task.Key, task.Window, conversation, cancellation), conversation.Session);
}
