using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks for the bars of the session, with those of earlier sessions that were left out since the last known one.</summary>
internal sealed class IntradayPlan : IFetchPlan
{
    // Yahoo has five-minute bars of the last 60 days.
    private const int LongestDays = 50;

    public IReadOnlyList<FetchTask> For(IReadOnlyList<string> keys, DatasetState state, StepContext context)
    {
        var session = context.Session.Date;
        var chosen = ChosenWindow.Of(context, session.AddDays(-LongestDays));
        return [.. keys.Select(Plan).OfType<FetchTask>()];

        FetchTask? Plan(string key)
        {
            var known = state.Watermarks.GetValueOrDefault(key);
            if (chosen is { } window)
                return new FetchTask(key, window, known, IsIncremental: false, MovesWatermark: false);
            return IsDone(known, context)
                ? null
                : new FetchTask(key, FetchWindow.Through(First(known, session), session), known, IsIncremental: true, MovesWatermark: true);
        }
    }

    // One that had bars before and has none of the session was perhaps asked for too early.
    private static bool IsDone(Watermark? known, StepContext context) =>
        !context.FullRefresh && known is not null && known.Through >= context.Session && !(known.Last < context.Session.Date);

    private static DateOnly First(Watermark? known, DateOnly session)
    {
        if (known?.Last is not { } last || last >= session)
            return session;
        var next = last.AddDays(1);
        return next < session.AddDays(-LongestDays) ? session.AddDays(-LongestDays) : next;
    }
}
