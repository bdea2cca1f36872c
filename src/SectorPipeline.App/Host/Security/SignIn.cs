using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace SectorPipeline.App.Host;

/// <summary>People sign in with an OpenID Connect provider; a cookie keeps them signed in for a working day.</summary>
internal static class SignIn
{
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(10);

    public static void Add(AuthenticationBuilder authentication, OidcOptions options)
    {
        authentication.AddCookie(cookie =>
        {
            cookie.Cookie.Name = "sector";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = WorkingDay;
            cookie.ForwardChallenge = OpenIdConnectDefaults.AuthenticationScheme;
            cookie.Events.OnRedirectToAccessDenied = Refuse;
        });
        authentication.AddOpenIdConnect(oidc =>
        {
            oidc.Authority = options.Authority!.ToString();
            oidc.RequireHttpsMetadata = options.Authority.Scheme == Uri.UriSchemeHttps;
            oidc.ClientId = options.ClientId;
            oidc.ClientSecret = options.ClientSecret.Reveal();
            oidc.ResponseType = "code";
            oidc.UsePkce = true;
            oidc.MapInboundClaims = false;
            oidc.Scope.Add("profile");
            oidc.TokenValidationParameters.NameClaimType = options.NameClaim;
            oidc.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            oidc.Events.OnRedirectToIdentityProvider = RefusePrograms;
            oidc.Events.OnTicketReceived = context => Rename(context, options);
        });
    }

    public static void Map(WebApplication app, ServerOptions options)
    {
        if (options.Oidc.Authority is null)
            return;
        app.MapGet("/sign-in", () => Results.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [OpenIdConnectDefaults.AuthenticationScheme])).AllowAnonymous();
        app.MapPost("/sign-out", () => Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]));
    }

    // A program that calls the API gets an answer, not a sign-in page.
    private static Task RefusePrograms(RedirectContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return Task.CompletedTask;
        context.HandleResponse();
        return Problem.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "Sign in at /sign-in, or send an API key.");
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context) =>
        Problem.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden, "Your role does not allow this.");

    // Of all that the provider says, the name and the highest role are kept.
    private static Task Rename(TicketReceivedContext context, OidcOptions options)
    {
        var person = context.Principal!;
        var name = person.FindFirstValue(options.NameClaim) ?? person.FindFirstValue("sub") ?? "";
        var claims = new List<Claim> { new(ClaimTypes.Name, name) };
        if (Roles.Highest(person.FindAll(options.RoleClaim).Select(claim => claim.Value)) is { } role)
            claims.Add(new Claim(ClaimTypes.Role, role));
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Caller.CookieScheme));
        return Task.CompletedTask;
    }
}
