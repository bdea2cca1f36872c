using SectorPipeline.Core;

namespace SectorPipeline.Benchmarks.Running;

/// <summary>A step that does nothing.</summary>
internal sealed class NoWork : IStep
{
    public static StepType Type { get; } = new("benchmark.nothing", "Does nothing", [], _ => new NoWork());

    public Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation) => Task.FromResult(StepResult.Nothing);
}
