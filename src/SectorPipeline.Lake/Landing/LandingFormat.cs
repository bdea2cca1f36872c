using System.IO.Compression;
using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>A landing file: gzip of one line of JSON about the answer, then the body as received.</summary>
internal static class LandingFormat
{
    private const byte LineEnd = (byte)'\n';

    public static ReadOnlyMemory<byte> Write(LandingEntry entry)
    {
        var header = new LandingHeader(entry.Url, entry.Status, entry.Headers, entry.ReceivedAt, entry.RequestId);
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(JsonSerializer.SerializeToUtf8Bytes(header, LakeJson.Default.LandingHeader));
            gzip.WriteByte(LineEnd);
            gzip.Write(entry.Body.Span);
        }

        return file.ToArray();
    }

    /// <summary>The header and the body; an error when the file is damaged.</summary>
    public static async Task<(LandingHeader Header, ReadOnlyMemory<byte> Body)> ReadAsync(Stream file, string name, CancellationToken cancellation)
    {
        try
        {
            var bytes = await UnpackAsync(file, cancellation);
            var end = bytes.Span.IndexOf(LineEnd);
            var header = end < 0 ? null : JsonSerializer.Deserialize(bytes.Span[..end], LakeJson.Default.LandingHeader);
            return header is null ? throw new InvalidDataException("it has no header line") : (header, bytes[(end + 1)..]);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw new PipelineException($"{name}: not a landing file: {e.Message.TrimEnd('.')}. Delete it and fetch the session again.", e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> UnpackAsync(Stream file, CancellationToken cancellation)
    {
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        var content = new MemoryStream();
        await gzip.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
