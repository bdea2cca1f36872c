using FluentValidation;

namespace SectorPipeline.App.Markets;

/// <summary>Each message names its setting.</summary>
internal sealed class SimulationOptionsValidator : AbstractValidator<SimulationOptions>
{
    public SimulationOptionsValidator()
    {
        RuleFor(options => options.Stocks)
            .InclusiveBetween(11, 5_000)
            .WithMessage("Sandbox:Stocks: {PropertyValue} stocks cannot be simulated. Use 11 to 5000.");
        RuleFor(options => options.Years)
            .InclusiveBetween(1, 25)
            .WithMessage("Sandbox:Years: {PropertyValue} years cannot be simulated. Use 1 to 25.");
    }
}
