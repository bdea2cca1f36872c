using System.Text.RegularExpressions;
using FluentValidation;

namespace SectorPipeline.Alerts;

/// <summary>Each message names its setting, and shows no secret.</summary>
public sealed partial class AlertOptionsValidator : AbstractValidator<AlertOptions>
{
    public AlertOptionsValidator()
    {
        RuleFor(options => options.Every)
            .GreaterThanOrEqualTo(TimeSpan.FromSeconds(1))
            .WithMessage("Alerts:Every: {PropertyValue} is too short. Use 00:00:01 or more.");
        RuleFor(options => options.MostMessages)
            .GreaterThanOrEqualTo(1)
            .WithMessage("Alerts:MostMessages: {PropertyValue} is not a number of messages. Use 1 or more.");
        RuleFor(options => options)
            .Must(options => options.FirstRetry > TimeSpan.Zero && options.LongestRetry >= options.FirstRetry && options.GiveUpAfter > options.LongestRetry)
            .WithMessage("Alerts: FirstRetry must be above 0, LongestRetry no shorter than it, and GiveUpAfter longer than that.");
        RuleFor(options => options.Channels)
            .Must(channels => channels.Keys.All(name => NamePattern().IsMatch(name)))
            .WithMessage("Alerts:Channels: a name has other characters than letters, digits, '-' and '_', or more than 64. Rename it.");
        RuleForEach(options => options.Channels).SetValidator(new ChannelOptionsValidator());
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
