using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Follows a run, on whatever node it is: what has changed in the history since the last look.</summary>
internal sealed class RunEvents(IRunHistory history, TimeProvider time)
{
    private const int MostLines = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>The run and its steps as they are, then every change, sub-step and log line, until the run has ended.</summary>
    /// <param name="run">The whole id.</param>
    /// <param name="step">Only what concerns this step; null for all.</param>
    /// <param name="afterLine">The id of the last log line that the caller has.</param>
    public async IAsyncEnumerable<SseItem<string>> WatchAsync(string run, string? step, long afterLine, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            var details = await history.FindAsync(run, cancellation);
            var lines = await history.LogAsync(run, step, afterLine, MostLines, cancellation);
            var subSteps = await history.SubStepsAsync(run, step, cancellation);
            foreach (var item in Changes(details, subSteps, step, seen))
                yield return item;
            foreach (var line in lines)
                yield return Line(line);
            afterLine = lines.Count > 0 ? lines[^1].Id : afterLine;
            if (IsOver(details.Run) && lines.Count < MostLines)
                yield break;
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static bool IsOver(Run run) => run.State is not (RunState.Queued or RunState.Running);

    private static IEnumerable<SseItem<string>> Changes(RunDetails details, IReadOnlyList<RunSubStep> subSteps, string? only, Dictionary<string, string> seen)
    {
        var items = details.Steps
            .Where(step => only is null || step.Name == only)
            .Select(step => (Kind: "step", Key: $"step {step.Name}", Text: Text(step)))
            .Concat(subSteps.Select(part => (Kind: "sub_step", Key: $"part {part.Step} {part.Attempt} {part.SubStep.Name}", Text: Text(part))))
            .Append((Kind: "run", Key: "run", Text: Text(details.Run)));
        foreach (var (kind, key, text) in items)
        {
            if (seen.GetValueOrDefault(key) == text)
                continue;
            seen[key] = text;
            yield return new SseItem<string>(text, kind);
        }
    }

    private static SseItem<string> Line(LogLine line) => new(Text(line), "log") { EventId = ApiJson.Text(line.Id) };

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, ApiJson.Options);
}
