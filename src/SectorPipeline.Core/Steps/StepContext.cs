namespace SectorPipeline.Core;

/// <summary>What a step is told about the run that it is part of.</summary>
public sealed record StepContext
{
    public required string RunId { get; init; }

    /// <summary>The name of the step in its job.</summary>
    public required string Step { get; init; }

    public required Session Session { get; init; }

    /// <summary>What the job file gives it under <c>with</c>.</summary>
    public StepParameters With { get; init; } = StepParameters.None;

    /// <summary>Whether to rebuild from the start instead of adding what is missing.</summary>
    public bool FullRefresh { get; init; }

    public IProgress<StepProgress> Progress { get; init; } = new Progress<StepProgress>();

    /// <summary>Where the step tells of its parts.</summary>
    public ISubSteps SubSteps { get; init; } = NoSubSteps.Instance;
}
