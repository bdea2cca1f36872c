namespace SectorPipeline.App.Host;

/// <summary>Who asks, and the token that this host's own pages send with what changes something.</summary>
internal sealed record CallerView(string Name, string? Role, string? CsrfToken);
