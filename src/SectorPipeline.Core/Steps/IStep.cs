namespace SectorPipeline.Core;

/// <summary>One node of a job. Running it again for the same session changes nothing.</summary>
public interface IStep
{
    Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation);
}
