using System.Security.Claims;

namespace SectorPipeline.App.Host;

/// <summary>Who asks, as the history and the audit name them.</summary>
internal static class Caller
{
    public const string LocalScheme = "Local";
    public const string KeyScheme = "Key";
    public const string CookieScheme = "Cookies";
    public const string OidcScheme = "OpenIdConnect";

    /// <summary>An identity with a name such as <c>key:nightly</c> and the one role.</summary>
    public static ClaimsPrincipal Create(string scheme, string name, string role) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], scheme));

    extension(HttpContext context)
    {
        /// <summary>The caller's name; <c>anonymous</c> without one.</summary>
        public string CallerName => context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : "anonymous";

        public string? CallerRole => Roles.Highest(context.User.FindAll(ClaimTypes.Role).Select(claim => claim.Value));
    }
}
