using System.Diagnostics;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The span and the measurements of one attempt.</summary>
internal sealed class AttemptMeasure(RunScope scope, JobStep step, Attempt attempt) : IDisposable
{
    private readonly Activity? activity = Start(step, attempt);
    private readonly long started = scope.Time.GetTimestamp();

    public void End(AttemptOutcome outcome)
    {
        var tags = new TagList { { "job", scope.Run.Job }, { "step", step.Name }, { "state", HistoryRows.Word(outcome.State) } };
        Telemetry.StepDuration.Record(scope.Time.GetElapsedTime(started).TotalSeconds, tags);
        if (outcome.Result is { Rows: > 0 } result)
            Telemetry.Rows.Add(result.Rows, new TagList { { "job", scope.Run.Job }, { "step", step.Name } });
        activity?.SetTag("sector.step.state", HistoryRows.Word(outcome.State)).SetTag("sector.step.rows", outcome.Result?.Rows);
        if (outcome.Error is { } error)
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
    }

    public void Dispose() => activity?.Dispose();

    private static Activity? Start(JobStep step, Attempt attempt) =>
        Telemetry.Activities.StartActivity($"step {step.Name}")?
            .SetTag("sector.step", step.Name).SetTag("sector.step.uses", step.Type.Name).SetTag("sector.step.attempt", attempt.Number);
}
