using FluentValidation;

namespace SectorPipeline.App.Configuration;

/// <summary>Each message names its setting.</summary>
internal sealed class HistoryOptionsValidator : AbstractValidator<HistoryOptions>
{
    public HistoryOptionsValidator()
    {
        RuleFor(options => options.Schema)
            .Matches("^[a-z_][a-z0-9_]{0,62}$")
            .WithMessage($"{HistoryOptions.Section}:Schema: '{{PropertyValue}}' is not a name of a schema. Use small letters, digits and '_'.");
        RuleFor(options => options.KeepDays)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{HistoryOptions.Section}:KeepDays: {{PropertyValue}} is not a number of days. Use 1 or more.");
    }
}
