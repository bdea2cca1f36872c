using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Signs a webhook: HMAC-SHA256 over the time and the body, so that neither can be changed, nor an old one sent again.</summary>
internal static class WebhookSignature
{
    public const string TimestampHeader = "X-Sector-Timestamp";
    public const string SignatureHeader = "X-Sector-Signature";

    /// <summary>The header's value: <c>v1=</c> and the signature of <c>timestamp.body</c> in hexadecimal digits.</summary>
    public static string Of(Secret secret, string timestamp, string body)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        return $"v1={Convert.ToHexStringLower(signature)}";
    }

    public static string Timestamp(DateTimeOffset now) => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
