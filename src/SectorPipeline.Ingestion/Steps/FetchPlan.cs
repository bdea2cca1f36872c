using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Decides which days to ask for: what is missing up to the session, or the window that a person chose.</summary>
internal static class FetchPlan
{
    /// <summary>The tasks; a key that is known up to the session has none.</summary>
    public static IReadOnlyList<FetchTask> For(
        IReadOnlyList<string> keys, DatasetState state, StepContext context, DateOnly historyStart)
    {
        var chosen = Chosen(context, historyStart);
        return [.. keys.Select(Plan).OfType<FetchTask>().Where(task => !task.Window.IsEmpty)];

        FetchTask? Plan(string key)
        {
            var known = state.Watermarks.GetValueOrDefault(key);
            if (chosen is { } window)
                return new FetchTask(key, window, known, IsIncremental: false, MovesWatermark: false);
            if (context.FullRefresh || known is null)
                return new FetchTask(key, new(historyStart, context.Session.Date), known, IsIncremental: false, MovesWatermark: true);
            if (known.Through >= context.Session)
                return null;
            var first = known.Last?.AddDays(1) ?? historyStart;
            return new FetchTask(key, new(first, context.Session.Date), known, IsIncremental: known.Last is not null, MovesWatermark: true);
        }
    }

    private static SessionRange? Chosen(StepContext context, DateOnly historyStart)
    {
        var (from, to) = (context.With.Text("from"), context.With.Text("to"));
        if (from is null && to is null)
            return null;
        var faults = new List<string>();
        var window = new SessionRange(
            Date("from", from, historyStart, context.Step, faults), Date("to", to, context.Session.Date, context.Step, faults));
        if (window.Last > context.Session.Date)
            faults.Add($"{context.Step}: with: to: {to} is after the session {context.Session}. Choose an earlier end.");
        if (window.IsEmpty && faults.Count == 0)
            faults.Add($"{context.Step}: with: from: {new Session(window.First)} is after the end, {new Session(window.Last)}. Swap them.");
        return faults.Count == 0 ? window : throw new ConfigurationException(faults);
    }

    private static DateOnly Date(string name, string? text, DateOnly otherwise, string step, List<string> faults)
    {
        if (text is null)
            return otherwise;
        if (Session.TryParse(text, out var session))
            return session.Date;
        faults.Add($"{step}: with: {name}: '{text}' is not a date. Write it as yyyy-MM-dd.");
        return otherwise;
    }
}
