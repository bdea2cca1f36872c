using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The keys that programs ask the host with.</summary>
public interface IApiKeys
{
    /// <summary>Makes a key; its text is returned this once.</summary>
    /// <exception cref="ConfigurationException">The name is none, or one that is in use.</exception>
    Task<(ApiKey Key, Secret Text)> AddAsync(string name, string role, string by, CancellationToken cancellation);

    /// <summary>All keys, revoked ones too, the latest first.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation);

    /// <summary>Ends a key, by its id or its name.</summary>
    /// <exception cref="ConfigurationException">There is no such key.</exception>
    Task<ApiKey> RevokeAsync(string key, CancellationToken cancellation);

    /// <summary>The key whose text this is; null when there is none, or it was revoked.</summary>
    Task<ApiKey?> FindAsync(string text, CancellationToken cancellation);
}
