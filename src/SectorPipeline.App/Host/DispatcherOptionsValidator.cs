using FluentValidation;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Each message names its setting.</summary>
internal sealed class DispatcherOptionsValidator : AbstractValidator<DispatcherOptions>
{
    public DispatcherOptionsValidator()
    {
        RuleFor(options => options.MaxParallelRuns)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{DispatcherOptions.Section}:MaxParallelRuns: {{PropertyValue}} is not a number of runs. Use 1 or more.");
        RuleFor(options => options.Beat)
            .GreaterThan(TimeSpan.Zero)
            .WithMessage($"{DispatcherOptions.Section}:Beat: {{PropertyValue}} is no pause. Use a time such as 00:00:02.");
        RuleFor(options => options.NodeTimeout)
            .Must((options, timeout) => timeout >= options.Beat * 2)
            .WithMessage($"{DispatcherOptions.Section}:NodeTimeout: {{PropertyValue}} leaves no room for a beat that is late. Use at least twice the beat.");
    }
}
