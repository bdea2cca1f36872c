namespace SectorPipeline.App.Host;

/// <summary>Where the host listens, and who may ask it.</summary>
internal sealed record ServerOptions
{
    public const string Section = "Server";

    /// <summary>Addresses separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5090";

    /// <summary>Whether a caller must sign in or bring a key. Without it only loopback addresses are served.</summary>
    public bool RequireSignIn { get; init; }

    /// <summary>The names under which people reach the host, besides the hosts of its addresses: such as sector.example.com.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>What one caller may ask in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    public OidcOptions Oidc { get; init; } = new();
}
