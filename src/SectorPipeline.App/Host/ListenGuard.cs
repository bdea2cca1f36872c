using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Refuses to start a host that anybody could use, or nobody.</summary>
internal static class ListenGuard
{
    /// <exception cref="ConfigurationException">An address is none, or is open to others without sign-in.</exception>
    public static void Check(ServerOptions options)
    {
        var addresses = ListenAddress.Parse(options.Urls);
        if (addresses.Count == 0)
            throw new ConfigurationException($"--urls: '{options.Urls}' holds no address. Write it as http://127.0.0.1:5090.");
        if (options.RequireSignIn)
            return;
        string[] open = [.. addresses.Where(address => !address.IsLoopback).Select(address => address.ToString())];
        if (open.Length > 0)
        {
            throw new ConfigurationException(
                $"--urls: {string.Join(", ", open)} can be reached from other machines, and nobody has to sign in. "
                + "Set Server__RequireSignIn=true and add keys ('sector keys add'), or Server__Oidc__Authority; or listen on 127.0.0.1.");
        }
    }

    /// <exception cref="ConfigurationException">Sign-in is required, and nobody could.</exception>
    public static async Task CheckCallersAsync(ServerOptions options, IApiKeys keys, CancellationToken cancellation)
    {
        if (!options.RequireSignIn || options.Oidc.Authority is not null)
            return;
        if ((await keys.ListAsync(cancellation)).All(key => key.Revoked is not null))
            throw new ConfigurationException("Server:RequireSignIn: nobody could sign in. Add a key with 'sector keys add NAME --role admin', or set Server__Oidc__Authority.");
    }
}
