using SectorPipeline.Core;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>A step that does what a test says.</summary>
internal sealed class FakeStep(Func<StepContext, CancellationToken, Task<StepResult>> run) : IStep
{
    public Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation) => run(context, cancellation);
}
