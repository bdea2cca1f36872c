using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SectorPipeline.Alerts;

/// <summary>The authorities of a PEM file, in the place of those that the system trusts: for servers whose certificate an organisation has signed itself.</summary>
internal sealed class TrustedAuthorities : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection certificates = [];

    private TrustedAuthorities()
    {
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="CryptographicException">It holds no certificates.</exception>
    public static TrustedAuthorities Load(string file)
    {
        var authorities = new TrustedAuthorities();
        authorities.certificates.ImportFromPemFile(file);
        return authorities.certificates.Count > 0 ? authorities : throw new CryptographicException("there is no certificate in it");
    }

    /// <summary>Whether the certificate is the server's and one of the authorities vouches for it; such authorities seldom publish what they revoke.</summary>
    public bool Vouch(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 ofServer || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.CustomTrustStore.AddRange(certificates);
        foreach (var element in sent is null ? [] : sent.ChainElements.ToArray())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(ofServer);
    }

    public void Dispose()
    {
        foreach (var certificate in certificates)
            certificate.Dispose();
    }
}
