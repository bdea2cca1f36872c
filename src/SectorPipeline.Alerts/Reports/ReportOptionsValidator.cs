using FluentValidation;

namespace SectorPipeline.Alerts;

/// <summary>Each message names its setting.</summary>
public sealed class ReportOptionsValidator : AbstractValidator<ReportOptions>
{
    public ReportOptionsValidator()
    {
        RuleFor(options => options.CoverageThreshold)
            .InclusiveBetween(0, 1)
            .WithMessage($"{ReportOptions.Section}:CoverageThreshold: {{PropertyValue}} is not a share. Use a number from 0 to 1, such as 0.95.");
        RuleFor(options => options.BelowCoverage)
            .IsInEnum()
            .WithMessage($"{ReportOptions.Section}:BelowCoverage: {{PropertyValue}} is not a choice. Use watermark or withhold.");
        RuleFor(options => options.MarketSymbol)
            .NotEmpty()
            .WithMessage($"{ReportOptions.Section}:MarketSymbol: is empty. Use the symbol of the variable market_symbol, such as ^GSPC.");
        RuleFor(options => options.ExportRows)
            .GreaterThanOrEqualTo(0)
            .WithMessage($"{ReportOptions.Section}:ExportRows: {{PropertyValue}} is not a number of rows. Use 0 or more.");
    }
}
