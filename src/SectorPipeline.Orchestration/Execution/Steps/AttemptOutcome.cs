using Microsoft.Extensions.Logging;
using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>How one call of a step ended.</summary>
internal sealed record AttemptOutcome(StepState State, StepResult? Result, AttemptError? Error)
{
    public static AttemptOutcome Success(StepResult result) => new(StepState.Succeeded, result, null);

    public static AttemptOutcome Failure(Exception error) =>
        new(StepState.Failed, DoneUntil(error), AttemptError.Of(error));

    /// <summary>A step may answer a cancellation with an error of its own, which is kept.</summary>
    public static AttemptOutcome Cancelled(Exception error) =>
        new(StepState.Cancelled, DoneUntil(error), error is OperationCanceledException ? null : AttemptError.Of(error));

    /// <summary>What the attempt had done when it ended with the error; null where that is not known.</summary>
    public static StepResult? DoneUntil(Exception error) => error switch
    {
        PipelineException failure => failure.Partial,
        StepCancelledException stopped => stopped.Partial,
        _ => null,
    };

    /// <summary>Writes warnings, and the error with its causes and stack.</summary>
    public void WriteTo(StepLog log)
    {
        foreach (var warning in Result?.Warnings ?? [])
            log.Add(LogLevel.Warning, warning);
        if (Error is not null)
            log.Add(LogLevel.Error, Error.Detail);
    }
}
