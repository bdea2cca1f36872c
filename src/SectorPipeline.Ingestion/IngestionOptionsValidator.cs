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
        RuleFor(options => options.MacroSeriesRefreshDays)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{IngestionOptions.Section}:MacroSeriesRefreshDays: {{PropertyValue}} is not a number of days. Use 1 or more.");
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
        RuleFor(options => options.CoinGecko).SetValidator(new VendorOptionsValidator(CoinGeckoOptions.Section));
        RuleFor(options => options.Sec).SetValidator(new VendorOptionsValidator(SecOptions.Section));
        RuleFor(options => options.Sec)
            .Must(sec => sec is { FilingsRefreshDays: >= 1, FactsRefreshDays: >= 1, WwwUrl: { IsAbsoluteUri: true, Scheme: "http" or "https" } })
            .WithMessage($"{SecOptions.Section}: FilingsRefreshDays and FactsRefreshDays must be 1 or more, and WwwUrl an http or https address.");
        RuleFor(options => options.CoinGecko)
            .Must(coins => coins is { HistoryDays: null or >= 1, CoinRefreshDays: >= 1 })
            .WithMessage($"{CoinGeckoOptions.Section}: HistoryDays and CoinRefreshDays must be 1 or more.");
    }
}
