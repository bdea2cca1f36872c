using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Takes API keys: <c>Authorization: Bearer …</c> or <c>X-Api-Key: …</c>.</summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Header = "X-Api-Key";
    private const string Bearer = "Bearer ";

    /// <summary>Whether the request brings a key, right or wrong.</summary>
    public static bool IsGiven(HttpRequest request) => Read(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Read(Request) is not { } text)
            return AuthenticateResult.NoResult();
        return await keys.FindAsync(text, Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(Caller.Create(Scheme.Name, $"key:{key.Name}", key.Role), Scheme.Name))
            : AuthenticateResult.Fail("The key is not known, or was revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static string? Read(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is { Length: > 0 } key)
            return key;
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }
}
