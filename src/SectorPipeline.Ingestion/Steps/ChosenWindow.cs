using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The window that a person chose with <c>from</c> and <c>to</c>.</summary>
internal static class ChosenWindow
{
    /// <summary>The window, or null where none was chosen.</summary>
    /// <exception cref="ConfigurationException">It makes no sense.</exception>
    public static FetchWindow? Of(StepContext context, DateOnly historyStart)
    {
        var (from, to) = (context.With.Text("from"), context.With.Text("to"));
        if (from is null && to is null)
            return null;
        var faults = new List<string>();
        var first = Date("from", from, historyStart, context.Step, faults);
        var last = Date("to", to, context.Session.Date, context.Step, faults);
        if (last > context.Session.Date)
            faults.Add($"{context.Step}: with: to: {to} is after the session {context.Session}. Choose an earlier end.");
        if (last < first && faults.Count == 0)
        {
            faults.Add(to is null
                ? $"{context.Step}: with: from: {from} is after the session {context.Session}. Choose an earlier start."
                : $"{context.Step}: with: from: {new Session(first)} is after the end, {new Session(last)}. Swap them.");
        }

        return faults.Count == 0 ? FetchWindow.Through(first, last) : throw new ConfigurationException(faults);
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
