using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;

namespace SectorPipeline.App.Host;

/// <summary>Who may ask, what they may, and how often.</summary>
internal static class AccessServices
{
    private const string Choice = "Choice";

    extension(IServiceCollection services)
    {
        public IServiceCollection AddAccess(ServerOptions options, string keyFolder)
        {
            services.AddDataProtection().SetApplicationName("sector").PersistKeysToFileSystem(PrivateFolder(keyFolder));
            services.AddAuthenticationOf(options);
            services.AddAuthorizationBuilder()
                .SetFallbackPolicy(Policy(Roles.Viewer))
                .AddPolicy(Roles.Operator, Policy(Roles.Operator))
                .AddPolicy(Roles.Admin, Policy(Roles.Admin));
            services.AddAntiforgery(forgery =>
            {
                forgery.HeaderName = "X-CSRF-Token";
                forgery.Cookie.Name = "sector-csrf";
                forgery.Cookie.SameSite = SameSiteMode.Strict;
            });
            // A page that points its own name at this machine does not get through.
            services.AddHostFiltering(filter => filter.AllowedHosts = AllowedHosts(options));
            return services.AddRateLimiter(limiter =>
            {
                limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, options.RequestsPerMinute));
            });
        }

        private void AddAuthenticationOf(ServerOptions options)
        {
            var authentication = services.AddAuthentication(Choice);
            authentication.AddPolicyScheme(Choice, null, policy => policy.ForwardDefaultSelector = context => SchemeOf(context, options));
            authentication.AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(Caller.LocalScheme, null);
            authentication.AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(Caller.KeyScheme, null);
            if (options.Oidc.Authority is not null)
                SignIn.Add(authentication, options.Oidc);
        }
    }

    // What signs cookies is for the host's user alone.
    private static DirectoryInfo PrivateFolder(string path) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static string SchemeOf(HttpContext context, ServerOptions options)
    {
        if (KeyAuthentication.IsGiven(context.Request))
            return Caller.KeyScheme;
        if (!options.RequireSignIn)
            return Caller.LocalScheme;
        return options.Oidc.Authority is null ? Caller.KeyScheme : CookieAuthenticationDefaults.AuthenticationScheme;
    }

    private static AuthorizationPolicy Policy(string role) => new AuthorizationPolicyBuilder().RequireRole(Roles.AtLeast(role)).Build();

    private static List<string> AllowedHosts(ServerOptions options)
    {
        var addresses = ListenAddress.Parse(options.Urls);
        IEnumerable<string> loopback = ["localhost", "127.0.0.1", "[::1]"];
        return [.. addresses.Where(address => !address.IsAny).Select(address => address.Host), .. loopback, .. options.AllowedHosts];
    }

    // Health is asked by machines that know no key, and must not be refused because somebody else asks much.
    private static RateLimitPartition<string> Partition(HttpContext context, int perMinute) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? RateLimitPartition.GetNoLimiter("health")
            : RateLimitPartition.GetTokenBucketLimiter(
                context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : $"address:{context.Connection.RemoteIpAddress}",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perMinute,
                    TokensPerPeriod = Math.Max(1, perMinute / 60),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                });
}
