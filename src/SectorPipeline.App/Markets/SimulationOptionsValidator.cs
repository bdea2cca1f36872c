using FluentValidation;
using SectorPipeline.Core;

namespace SectorPipeline.App.Markets;

/// <summary>Each message names its setting.</summary>
internal sealed class SimulationOptionsValidator : AbstractValidator<SimulationOptions>
{
    public SimulationOptionsValidator()
    {
        RuleFor(options => options.Stocks)
            .InclusiveBetween(11, 5_000)
            .WithMessage("Sandbox:Stocks: {PropertyValue} stocks cannot be simulated. Use 11 to 5000.");
        RuleFor(options => options.LastSession)
            .Must(last => last is null || TradingCalendar.Nyse.IsSession(last.Value))
            .WithMessage(options => $"Sandbox:LastSession: the exchange was closed on {new Session(options.LastSession!.Value)}. Choose a trading day.");
        RuleFor(options => options.Years)
            .InclusiveBetween(1, 25)
            .WithMessage("Sandbox:Years: {PropertyValue} years cannot be simulated. Use 1 to 25.");
    }
}
