using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>How one call of a step ended.</summary>
internal sealed record AttemptOutcome(StepState State, StepResult? Result, AttemptError? Error)
{
    public static AttemptOutcome Success(StepResult result) => new(StepState.Succeeded, result, null);

    public static AttemptOutcome Failure(Exception error) =>
        new(StepState.Failed, (error as PipelineException)?.Partial, AttemptError.Of(error));

    /// <summary>A step may answer a cancellation with an error of its own, which is kept.</summary>
    public static AttemptOutcome Cancelled(Exception error) =>
        new(StepState.Cancelled, null, error is OperationCanceledException ? null : AttemptError.Of(error));
}
