using FluentValidation;

namespace SectorPipeline.Ingestion;

internal sealed class VendorOptionsValidator : AbstractValidator<VendorOptions>
{
    public VendorOptionsValidator(string section)
    {
        RuleFor(options => options.BaseUrl)
            .Must(url => url is { IsAbsoluteUri: true, Scheme: "http" or "https" })
            .WithMessage($"{section}:BaseUrl: '{{PropertyValue}}' is not an http or https address.");
        RuleFor(options => options.Concurrency)
            .InclusiveBetween(1, 256)
            .WithMessage($"{section}:Concurrency: {{PropertyValue}} is not between 1 and 256.");
        RuleFor(options => options.CallsPerSecond).GreaterThanOrEqualTo(1).WithMessage(NotACount(section, nameof(VendorOptions.CallsPerSecond)));
        RuleFor(options => options.CallsPerMinute).GreaterThanOrEqualTo(1).WithMessage(NotACount(section, nameof(VendorOptions.CallsPerMinute)));
        RuleFor(options => options.CallsPerDay).GreaterThanOrEqualTo(1).WithMessage(NotACount(section, nameof(VendorOptions.CallsPerDay)));
        RuleFor(options => options.DayZone)
            .Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            .WithMessage($"{section}:DayZone: '{{PropertyValue}}' is not a time zone. Write it as America/New_York.");
        RuleFor(options => options.GiveUpAfter)
            .GreaterThanOrEqualTo(1)
            .WithMessage($"{section}:GiveUpAfter: {{PropertyValue}} is not 1 or more.");
        RuleFor(options => options.Retry.Attempts)
            .InclusiveBetween(1, 20)
            .WithMessage($"{section}:Retry:Attempts: {{PropertyValue}} is not between 1 and 20.");
        RuleFor(options => options.Retry)
            .Must(retry => retry.FirstDelay >= TimeSpan.Zero && retry.MaxDelay >= retry.FirstDelay && retry.MaxDelay <= TimeSpan.FromDays(1))
            .WithMessage($"{section}:Retry: FirstDelay must be 0 or more, and MaxDelay between it and a day.");
        RuleFor(options => options.Retry.Timeout)
            .InclusiveBetween(TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1))
            .WithMessage($"{section}:Retry:Timeout: {{PropertyValue}} is not between 10 ms and a day.");
    }

    private static string NotACount(string section, string name) =>
        $"{section}:{name}: {{PropertyValue}} is not a number of calls. Use 1 or more, or leave it out for no limit.";
}
