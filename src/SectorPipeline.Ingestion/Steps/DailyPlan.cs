using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Asks for the days that are missing up to the session, gaps included, or for the window that a person chose.</summary>
internal sealed class DailyPlan(DateOnly historyStart, TradingCalendar calendar) : IFetchPlan
{
    /// <summary>How often a day that the vendor should have is asked for again before it is believed not to exist.</summary>
    public const int GapTries = 3;

    public IReadOnlyList<FetchTask> For(IReadOnlyList<string> keys, DatasetState state, StepContext context)
    {
        var chosen = ChosenWindow.Of(context, historyStart);
        return [.. keys.Select(Plan).OfType<FetchTask>().Where(task => !task.Window.IsEmpty)];

        FetchTask? Plan(string key)
        {
            var known = state.Watermarks.GetValueOrDefault(key);
            if (chosen is { } window)
                return new FetchTask(key, window, known, IsIncremental: false, MovesWatermark: false);
            if (context.FullRefresh || known?.Last is null)
                return IsAnswered(known, context) ? null : Whole(key, known, context);
            return known.Through >= context.Session && !LacksItsBar(known, context.Session) ? null : Rest(key, known, context);
        }
    }

    private FetchTask Whole(string key, Watermark? known, StepContext context) =>
        new(key, FetchWindow.Through(historyStart, context.Session.Date), known, IsIncremental: false, MovesWatermark: true);

    private FetchTask Rest(string key, Watermark known, StepContext context) =>
        new(key, FetchWindow.Through(First(known), context.Session.Date), known, IsIncremental: true, MovesWatermark: true);

    // From shortly before the last bar that is known, so that a restated history and an event that is told late show; from
    // the first gap while there is hope to fill it.
    private DateOnly First(Watermark known)
    {
        var next = known.Anchor is { } anchor ? Later(Restatement.EventsFrom(anchor.Date), historyStart) : known.Last.GetValueOrDefault().AddDays(1);
        return known.Gaps is [var gap, ..] && known.GapTries < GapTries && gap < next ? gap : next;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static bool IsAnswered(Watermark? known, StepContext context) =>
        !context.FullRefresh && known is not null && known.Through >= context.Session;

    /// <summary>Whether the vendor was asked for the session before it had the session's bar.</summary>
    private bool LacksItsBar(Watermark known, Session session) =>
        known.Through == session && known.Last < session.Date && calendar.IsSession(session.Date)
        && known.Last >= calendar.Previous(session.Date);
}
