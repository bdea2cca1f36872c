using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Removes a key from bytes, because some refusals repeat the caller's key.</summary>
internal static class Redaction
{
    /// <summary>The same array where the key does not occur in it.</summary>
    public static byte[] Of(byte[] body, Secret key) =>
        key.IsEmpty || body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(key.Reveal())) < 0
            ? body
            : Encoding.UTF8.GetBytes(key.Redact(Encoding.UTF8.GetString(body)));
}
