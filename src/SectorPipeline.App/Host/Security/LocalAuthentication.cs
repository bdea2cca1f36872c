using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SectorPipeline.App.Host;

/// <summary>Without sign-in, whoever sits at this machine is its administrator; nobody else is anybody.</summary>
internal sealed class LocalAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            Context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
                ? AuthenticateResult.Success(new AuthenticationTicket(Caller.Create(Scheme.Name, "local", Roles.Admin), Scheme.Name))
                : AuthenticateResult.NoResult());
}
