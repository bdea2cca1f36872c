namespace SectorPipeline.Core;

/// <summary>A step that was stopped says what it had done, and kept, until then.</summary>
public sealed class StepCancelledException(StepResult partial, OperationCanceledException cause)
    : OperationCanceledException(cause.Message, cause, cause.CancellationToken)
{
    public StepResult Partial => partial;
}
