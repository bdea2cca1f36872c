using System.Security.Cryptography;
using FluentValidation;
using MimeKit;

namespace SectorPipeline.Alerts;

/// <summary>What a channel of its type needs.</summary>
internal sealed class ChannelOptionsValidator : AbstractValidator<KeyValuePair<string, ChannelOptions>>
{
    public ChannelOptionsValidator()
    {
        RuleFor(channel => channel.Value.Type)
            .NotNull()
            .WithMessage(channel => $"{Place(channel)}:Type: is not set. Use one of {string.Join(", ", Enum.GetNames<ChannelType>())}.");
        RuleFor(channel => channel.Value.Timeout)
            .InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60))
            .WithMessage(channel => $"{Place(channel)}:Timeout: {channel.Value.Timeout} is not between 00:00:01 and 00:01:00.");
        When(channel => channel.Value is { Enabled: true, Type: ChannelType.Webhook or ChannelType.Slack or ChannelType.Alertmanager }, CheckUrl);
        When(channel => channel.Value is { Enabled: true, Type: ChannelType.Email }, CheckMail);
    }

    private void CheckUrl()
    {
        RuleFor(channel => channel.Value)
            .Must(options => Uri.TryCreate(options.Url.Reveal(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            .WithMessage(channel => $"{Place(channel)}:Url: is not set, or no http or https address. Give the whole address.");
        RuleFor(channel => channel.Value)
            .Must(options => options.Token.IsEmpty || !Uri.TryCreate(options.Url.Reveal(), UriKind.Absolute, out var url) || url.Scheme == Uri.UriSchemeHttps || url.IsLoopback)
            .WithMessage(channel => $"{Place(channel)}:Token: the Url is not https. Tokens must not travel in the clear.");
    }

    private void CheckMail()
    {
        RuleFor(channel => channel.Value.Smtp.Host)
            .NotEmpty()
            .WithMessage(channel => $"{Place(channel)}:Smtp:Host: is not set. Name the mail server.");
        RuleFor(channel => channel.Value.Smtp.Port)
            .InclusiveBetween(1, 65_535)
            .WithMessage(channel => $"{Place(channel)}:Smtp:Port: {channel.Value.Smtp.Port} is no port. Use 587, 465 or 25.");
        RuleFor(channel => channel.Value.Smtp.From)
            .Must(from => MailboxAddress.TryParse(from, out _))
            .WithMessage(channel => $"{Place(channel)}:Smtp:From: is no mail address. Write it as sector@example.com.");
        RuleFor(channel => channel.Value.Smtp.To)
            .Must(to => to.Count > 0 && to.All(address => MailboxAddress.TryParse(address, out _)))
            .WithMessage(channel => $"{Place(channel)}:Smtp:To: is empty, or holds what is no mail address. Write it as desk@example.com.");
        RuleFor(channel => channel.Value.Smtp)
            .Must(smtp => smtp.User.Length == 0 || smtp.Encryption != SmtpEncryption.None || smtp.Host is "localhost" or "127.0.0.1" or "::1")
            .WithMessage(channel => $"{Place(channel)}:Smtp:Encryption: None would send the password in the clear. Use StartTls or Tls.");
        RuleFor(channel => channel.Value.Smtp.CaFile)
            .Must(HoldsCertificates)
            .When(channel => channel.Value.Smtp.CaFile.Length > 0)
            .WithMessage(channel => $"{Place(channel)}:Smtp:CaFile: {channel.Value.Smtp.CaFile} is not there, or holds no certificate. Give the whole path of a PEM file.");
    }

    private static bool HoldsCertificates(string file)
    {
        try
        {
            using var authorities = TrustedAuthorities.Load(file);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    private static string Place(KeyValuePair<string, ChannelOptions> channel) => $"{AlertOptions.Section}:Channels:{channel.Key}";
}
