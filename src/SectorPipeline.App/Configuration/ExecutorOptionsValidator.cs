using FluentValidation;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Configuration;

/// <summary>Each message names its setting.</summary>
internal sealed class ExecutorOptionsValidator : AbstractValidator<ExecutorOptions>
{
    public ExecutorOptionsValidator()
    {
        RuleFor(options => options.MaxParallelSteps)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{ExecutorOptions.Section}:MaxParallelSteps: {{PropertyValue}} is not a number of steps. Use 1 or more.");
        RuleForEach(options => options.Pools)
            .Must(pool => pool.Value >= 1)
            .WithMessage((_, pool) => $"{ExecutorOptions.Section}:Pools:{pool.Key}: {pool.Value} is not a size. Use 1 or more.");
    }
}
