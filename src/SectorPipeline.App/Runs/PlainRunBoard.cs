using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>A run in a log: a line when a step starts again or ends, and every few seconds of a long one.</summary>
internal sealed class PlainRunBoard(IAnsiConsole console, TimeProvider time) : RunBoard(time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly TimeProvider time = time;
    private readonly Dictionary<string, long> spoken = new(StringComparer.Ordinal);

    protected override void OnRunStarted(Run run) => console.WriteLine($"run {run.Id} of {run.Job} for session {run.Session}");

    protected override void OnChanged(StepLine line)
    {
        if (!line.IsFinished && !IsDue(line.Name))
            return;
        console.WriteLine(StepText.Line(line));
    }

    private bool IsDue(string step)
    {
        if (spoken.TryGetValue(step, out var last) && time.GetElapsedTime(last) < Interval)
            return false;
        var isFirst = !spoken.ContainsKey(step);
        spoken[step] = time.GetTimestamp();
        return !isFirst;
    }
}
