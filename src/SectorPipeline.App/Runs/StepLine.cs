using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Runs;

/// <summary>What a person sees of one step while the run goes on.</summary>
internal sealed class StepLine(string name, TimeProvider time)
{
    private long started;
    private TimeSpan? elapsed;

    public string Name { get; } = name;

    public StepState State { get; private set; } = StepState.Waiting;

    public StepProgress Progress { get; private set; }

    public string Detail { get; private set; } = "";

    public long Rows { get; private set; }

    public bool IsFinished => elapsed is not null;

    public TimeSpan Elapsed => elapsed ?? (State == StepState.Waiting ? TimeSpan.Zero : time.GetElapsedTime(started));

    public void Start(int attempt)
    {
        if (started == 0)
            started = time.GetTimestamp();
        State = StepState.Running;
        Detail = attempt > 1 ? $"attempt {attempt}" : "";
    }

    public void Delay(DateTimeOffset until) => Detail = string.Create(CultureInfo.InvariantCulture, $"not before {until:HH:mm}");

    public void Report(StepProgress progress)
    {
        Progress = progress;
        Detail = progress.Detail ?? "";
    }

    public void Fail(Attempt attempt, TimeSpan? retryIn)
    {
        if (retryIn is { } wait)
            Detail = string.Create(CultureInfo.InvariantCulture, $"attempt {attempt.Number} failed, again in {wait.TotalSeconds:0} s: {attempt.Error}");
    }

    public void Finish(RunStep step)
    {
        elapsed = State == StepState.Waiting ? TimeSpan.Zero : time.GetElapsedTime(started);
        State = step.State;
        Rows = step.Rows;
        Detail = StepText.Describe(step);
        Progress = default;
    }
}
