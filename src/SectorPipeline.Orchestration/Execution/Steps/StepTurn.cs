using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The turn of a step in a run: whether it is executed or why not, and what that means for what needs it.</summary>
internal sealed class StepTurn(RunScope scope, JobStep step, int earlierAttempts)
{
    /// <param name="failedNeed">A failed step that this one needs, directly or not.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<NodeOutcome> TakeAsync(string? failedNeed, CancellationToken cancellation)
    {
        if (Skipped(failedNeed) is { } skipped)
        {
            await scope.History.FinishStepAsync(scope.Run.Id, skipped, CancellationToken.None);
            scope.Finish(skipped, Task.CompletedTask);
            return NodeOutcome.Skipped;
        }

        var succeeded = await new StepExecution(scope, step, earlierAttempts).RunAsync(cancellation);
        return succeeded || step.OnFailure == FailurePolicy.Continue ? NodeOutcome.Succeeded : NodeOutcome.Failed;
    }

    private RunStep? Skipped(string? failedNeed)
    {
        if (step.IsHandler && !step.Handles.Any(HasFailed))
            return Skipped(cause: null, $"none of the steps that it runs for failed ({string.Join(", ", step.Handles)})");
        if (failedNeed is not null && !step.IsHandler)
            return Skipped(failedNeed, $"{failedNeed} did not succeed");
        return scope.Inputs.IsDue(step) ? null : Skipped(cause: null, $"its condition '{step.If!.Text}' is false");
    }

    private RunStep Skipped(string? cause, string reason) =>
        new() { Name = step.Name, State = StepState.Skipped, SkipCause = cause, SkipReason = reason };

    private bool HasFailed(string name) => scope.Ends.Find(name)?.State == StepState.Failed;
}
