using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>The OpenID Connect provider that people sign in with.</summary>
internal sealed record OidcOptions
{
    /// <summary>The issuer's address; null switches sign-in off.</summary>
    public Uri? Authority { get; init; }

    public string ClientId { get; init; } = "";

    public Secret ClientSecret { get; init; } = Secret.None;

    /// <summary>The claim that holds viewer, operator or admin; without one of them a person may look at nothing.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The claim that names a person in the history and the audit.</summary>
    public string NameClaim { get; init; } = "preferred_username";
}
