using FluentValidation;

namespace SectorPipeline.Ingestion;

/// <summary>Finds every fault of the options at once; each message names its setting.</summary>
public sealed class IngestionOptionsValidator : AbstractValidator<IngestionOptions>
{
    public IngestionOptionsValidator()
    {
        RuleFor(options => options.CompanyRefreshDays)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{IngestionOptions.Section}:CompanyRefreshDays: {{PropertyValue}} is not a number of days. Use 1 or more.");
        RuleFor(options => options.StatementRefreshDays)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{IngestionOptions.Section}:StatementRefreshDays: {{PropertyValue}} is not a number of days. Use 1 or more.");
        RuleFor(options => options.ListingRefreshDays)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{IngestionOptions.Section}:ListingRefreshDays: {{PropertyValue}} is not a number of days. Use 1 or more.");
        RuleFor(options => options.Commits)
            .Must(commits => commits is { Rows: > 0 } && commits.Every > TimeSpan.Zero)
            .WithMessage($"{IngestionOptions.Section}:Commits: Rows and Every must be above 0.");
        RuleFor(options => options.Fred.Series)
            .Must(series => series.All(id => !string.IsNullOrWhiteSpace(id)))
            .WithMessage($"{FredOptions.Section}:Series: a name is empty. Remove it.");
        RuleFor(options => options.Yahoo.CookieUrl)
            .Must(url => url is null or { IsAbsoluteUri: true, Scheme: "http" or "https" })
            .WithMessage($"{YahooOptions.Section}:CookieUrl: '{{PropertyValue}}' is not an http or https address.");
        RuleFor(options => options.Yahoo).SetValidator(new VendorOptionsValidator(YahooOptions.Section));
        RuleFor(options => options.AlphaVantage).SetValidator(new VendorOptionsValidator(AlphaVantageOptions.Section));
        RuleFor(options => options.Fred).SetValidator(new VendorOptionsValidator(FredOptions.Section));
    }
}
