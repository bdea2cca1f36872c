using System.Buffers;

namespace SectorPipeline.Ingestion.Http;

/// <summary>A body in a rented buffer: most are some hundred kilobytes, too large to be made anew for every answer.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstSize = 64 * 1024;
    private const int LargestFirstSize = 16 * 1024 * 1024; // a vendor may announce anything
    private const int LargestBody = 512 * 1024 * 1024;

    private byte[] buffer;
    private int length;

    private PooledBody(long? expected) =>
        buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected + 1 ?? FirstSize, FirstSize, LargestFirstSize));

    /// <summary>The bytes; they are gone when the body is disposed.</summary>
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    /// <exception cref="IOException">The body breaks off, cannot be unpacked, or is larger than any answer should be.</exception>
    public static async Task<PooledBody> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var body = new PooledBody(content.Headers.ContentLength);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellation);
            while (await stream.ReadAsync(body.Free(), cancellation) is > 0 and var read)
                body.length += read;
            return body;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException) // gzip and Brotli that are damaged
        {
            body.Dispose();
            throw new IOException($"the body cannot be unpacked: {e.Message}", e);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, length) = ([], 0);
    }

    private Memory<byte> Free()
    {
        if (length == LargestBody)
            throw new IOException($"the body is larger than {LargestBody / 1024 / 1024} MB");
        if (length == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, LargestBody));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return buffer.AsMemory(length);
    }
}
