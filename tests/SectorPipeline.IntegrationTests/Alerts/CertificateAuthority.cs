using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>An authority that nobody but its file makes trusted, as organisations have them for their own servers.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly TemporaryFolder folder = new();
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 certificate;

    public CertificateAuthority()
    {
        var request = new CertificateRequest("CN=An authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        certificate = request.CreateSelfSigned(Yesterday, Yesterday.AddDays(9));
        System.IO.File.WriteAllText(File, certificate.ExportCertificatePem());
    }

    /// <summary>Its certificate in PEM.</summary>
    public string File => Path.Combine(folder.Path, "ca.pem");

    private static DateTimeOffset Yesterday => TimeProvider.System.GetUtcNow().AddDays(-1);

    /// <summary>A certificate of a server, with its key.</summary>
    public X509Certificate2 Certify(string address)
    {
        using var ofServer = RSA.Create(2048);
        var request = new CertificateRequest("CN=A mail server", ofServer, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication], critical: false));
        using var signed = request.Create(certificate, Yesterday, Yesterday.AddDays(8), RandomNumberGenerator.GetBytes(8));
        using var made = signed.CopyWithPrivateKey(ofServer);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
        folder.Dispose();
    }
}
