using SectorPipeline.Core;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>
/// Observations of macro series with all their vintages: what was known of each on any day. Where a period holds too many
/// of them, it is asked for in parts.
/// </summary>
internal sealed class FredObservations(FredClient fred) : ISource<MacroObservation>
{
    private const int PageSize = 100_000;
    private const int DatesPageSize = 10_000;

    public VendorClient Client => fred.Client;

    public async Task<Delivery<MacroObservation>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        try
        {
            return await FetchAllAsync(task, conversation, cancellation);
        }
        catch (VendorException e)
        {
            throw fred.WithHint(e, task.Key);
        }
    }

    private async Task<Delivery<MacroObservation>> FetchAllAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var period = RealTime.Of(task, conversation.Session);
        var intake = new VintageIntake(task, conversation.Session);
        var access = await TakeAsync(task, period, intake, isPlain: false, conversation, cancellation);
        if (access == VintageAccess.TooMany)
        {
            foreach (var part in period.Split(await VintageDatesAsync(task, period, conversation, cancellation)))
                await TakePartAsync(task, part, intake, isPlain: false, conversation, cancellation);
        }
        else if (access == VintageAccess.None)
        {
            await TakePartAsync(task, period, intake, isPlain: true, conversation, cancellation);
        }

        return intake.Finish();
    }

    private async Task TakePartAsync(
        FetchTask task, RealTime part, VintageIntake intake, bool isPlain, Conversation conversation, CancellationToken cancellation)
    {
        intake.BeginPart(hasVintages: !isPlain);
        var access = await TakeAsync(task, part, intake, isPlain, conversation, cancellation);
        if (access != VintageAccess.Given)
            throw VendorException.Changed($"{task.Key}: the vintages from {new Session(part.Start)} to {new Session(part.End)} are refused too: {access}");
    }

    /// <summary>Takes all pages of a part, unless the first is a refusal to give its vintages.</summary>
    private async Task<VintageAccess> TakeAsync(
        FetchTask task, RealTime part, VintageIntake intake, bool isPlain, Conversation conversation, CancellationToken cancellation)
    {
        var (read, total) = (0, 1);
        while (read < total)
        {
            var request = conversation.About(task.Key, Url(task, part, read, isPlain));
            var page = await conversation.AskAsync(request, answer => ObservationPage.Of(answer, task.Key, conversation), cancellation);
            if (page.Access != VintageAccess.Given)
                return page.Access;
            intake.Take(page, part);
            (read, total) = (Next(read, page.Observations.Count, page.Total), page.Total);
        }

        return VintageAccess.Given;
    }

    private Uri Url(FetchTask task, RealTime part, int offset, bool isPlain)
    {
        (string, string)[] query =
        [
            ("series_id", task.Key),
            ("observation_start", FredJson.Of(task.Window.From)),
            ("observation_end", FredJson.Of(task.Window.Last)),
            ("limit", FredJson.Of(PageSize)),
            ("offset", FredJson.Of(offset)),
        ];
        return fred.Url("series/observations", isPlain ? query : [.. query, .. Period(part)]);
    }

    private async Task<List<DateOnly>> VintageDatesAsync(
        FetchTask task, RealTime period, Conversation conversation, CancellationToken cancellation)
    {
        var dates = new List<DateOnly>();
        for (var total = 1; dates.Count < total;)
        {
            var url = fred.Url(
                "series/vintagedates",
                [("series_id", task.Key), ("limit", FredJson.Of(DatesPageSize)), ("offset", FredJson.Of(dates.Count)), .. Period(period)]);
            var page = await conversation.AskAsync(
                conversation.About(task.Key, url), answer => VintageDatesPage.Of(answer, conversation), cancellation);
            Next(dates.Count, page.Dates.Count, page.Total);
            dates.AddRange(page.Dates);
            total = page.Total;
        }

        return dates;
    }

    private static (string, string)[] Period(RealTime period) =>
        [("realtime_start", FredJson.Of(period.Start)), ("realtime_end", FredJson.Of(period.End))];

    private static int Next(int read, int count, int total) => count > 0 || read >= total
        ? read + count
        : throw new VendorException(VendorOutcome.VendorFault, $"sends an empty page after {read} of {total}");
}
