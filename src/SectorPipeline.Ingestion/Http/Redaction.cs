using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Removes secrets from bytes, because some refusals repeat the caller's key.</summary>
internal static class Redaction
{
    /// <summary>The same memory where none of the secrets occurs in it.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body, IEnumerable<Secret> secrets) => secrets.Aggregate(body, Of);

    private static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body, Secret secret) =>
        secret.IsEmpty || body.Span.IndexOf(Encoding.UTF8.GetBytes(secret.Reveal())) < 0
            ? body
            : Encoding.UTF8.GetBytes(secret.Redact(Encoding.UTF8.GetString(body.Span)));
}
