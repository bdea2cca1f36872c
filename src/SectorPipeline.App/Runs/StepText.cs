using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Runs;

/// <summary>The words and numbers of a step's line.</summary>
internal static class StepText
{
    private const int BarWidth = 16;

    public static string Line(StepLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {Mark(line.State)} {line.Name,-14} {Word(line.State),-11} {Rows(line),12} {Elapsed(line.Elapsed),9}  {Bar(line)}{line.Detail}").TrimEnd();

    public static string Mark(StepState state) => state switch
    {
        StepState.Succeeded => "✓",
        StepState.Failed or StepState.Interrupted => "✗",
        StepState.Skipped or StepState.Cancelled => "-",
        StepState.Running => "▸",
        _ => "·",
    };

    public static string Colour(StepState state) => state switch
    {
        StepState.Succeeded => "green",
        StepState.Failed or StepState.Interrupted => "red",
        StepState.Skipped or StepState.Cancelled => "yellow",
        StepState.Running => "blue",
        _ => "grey",
    };

    public static string Word(StepState state) => state switch
    {
        StepState.Succeeded => "done",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static string Rows(StepLine line) =>
        line.IsFinished ? string.Create(CultureInfo.InvariantCulture, $"{line.Rows:N0} rows") : "";

    public static string Elapsed(TimeSpan elapsed) =>
        elapsed == TimeSpan.Zero ? ""
        : elapsed < TimeSpan.FromSeconds(1) ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds:0} ms")
        : elapsed < TimeSpan.FromMinutes(1) ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalMinutes} min {elapsed.Seconds:00} s");

    public static string Bar(StepLine line)
    {
        if (line.IsFinished || line.Progress.Total is not > 0)
            return "";
        var total = line.Progress.Total.Value;
        var filled = (int)Math.Clamp(BarWidth * line.Progress.Done / total, 0, BarWidth);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{new string('█', filled)}{new string('░', BarWidth - filled)} {line.Progress.Done:N0}/{total:N0} ");
    }

    /// <summary>What a step that has ended counted, or why it did not succeed.</summary>
    public static string Describe(RunStep step) => step.State switch
    {
        StepState.Skipped => $"because {step.SkipReason ?? $"{step.SkipCause} did not succeed"}",
        StepState.Failed => FirstLine(step.Error),
        StepState.Succeeded when step.Counts.ContainsKey(StepCounts.Fetched) && step.Counts.Values.All(count => count == 0) => "nothing to ask for",
        _ => string.Join(", ", step.Counts.Where(count => count.Value > 0).Select(count => CountText.Of(count.Key, count.Value))),
    };

    private static string FirstLine(string? text) => text?.Split('\n', 2)[0].TrimEnd() ?? "";
}
