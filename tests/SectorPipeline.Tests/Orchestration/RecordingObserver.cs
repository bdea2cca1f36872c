using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>Writes every event down as a line.</summary>
internal sealed class RecordingObserver : IRunObserver
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public void RunStarted(Run run, IReadOnlyList<JobStep> steps) => Add($"run started: {string.Join(' ', steps.Select(step => step.Name))}");

    public void StepDelayed(string step, DateTimeOffset until) => Add(string.Create(CultureInfo.InvariantCulture, $"{step} delayed until {until:HH:mm zzz}"));

    public void StepStarted(string step, int attempt) => Add($"{step} started: {attempt}");

    public void StepProgressed(string step, StepProgress progress) => Add($"{step} at {progress.Done} of {progress.Total}");

    public void AttemptFailed(Attempt attempt, TimeSpan? retryIn) =>
        Add($"{attempt.Step} attempt {attempt.Number} failed: {attempt.Error}; {(retryIn is null ? "for good" : "will retry")}");

    public void StepFinished(RunStep step) => Add($"{step.Name} {step.State}");

    public void DeadlineMissed(Run run, DateTimeOffset deadline) => Add(string.Create(CultureInfo.InvariantCulture, $"deadline missed: {deadline:HH:mm}"));

    public void RunFinished(RunDetails run) => Add($"run {run.Run.State}");

    private void Add(string line)
    {
        lock (lines)
            lines.Add(line);
    }
}
