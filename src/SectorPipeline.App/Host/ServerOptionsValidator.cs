using FluentValidation;

namespace SectorPipeline.App.Host;

/// <summary>Each message names its setting.</summary>
internal sealed class ServerOptionsValidator : AbstractValidator<ServerOptions>
{
    public ServerOptionsValidator()
    {
        RuleFor(options => options.Urls)
            .Must(urls => ListenAddress.Parse(urls).Count > 0)
            .WithMessage("Server:Urls: '{PropertyValue}' holds no address. Write it as http://127.0.0.1:5090.");
        RuleFor(options => options.RequestsPerMinute)
            .GreaterThanOrEqualTo(1)
            .WithMessage("Server:RequestsPerMinute: {PropertyValue} is not a number of requests. Use 1 or more.");
        RuleFor(options => options.Oidc)
            .Must(oidc => oidc.Authority is null || oidc.ClientId.Length > 0)
            .WithMessage("Server:Oidc:ClientId: is not set, though Server:Oidc:Authority is. Give the id under which the provider knows this host.");
        RuleFor(options => options.Oidc)
            .Must(oidc => oidc.Authority is null || oidc.Authority.Scheme == Uri.UriSchemeHttps || oidc.Authority.IsLoopback)
            .WithMessage("Server:Oidc:Authority: is not an https address. Tokens must not travel in the clear.");
    }
}
