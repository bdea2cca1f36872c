using System.IO.Compression;
using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>A receipt as a file: its JSON, compressed.</summary>
internal static class ReceiptFormat
{
    public static ReadOnlyMemory<byte> Write(BatchReceipt receipt)
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            JsonSerializer.Serialize(gzip, receipt, LakeJson.Default.BatchReceipt);
        return file.ToArray();
    }

    /// <summary>The receipt; an error when the file is damaged.</summary>
    public static async Task<BatchReceipt> ReadAsync(Stream file, string name, CancellationToken cancellation)
    {
        try
        {
            await using var gzip = new GZipStream(file, CompressionMode.Decompress);
            var receipt = await JsonSerializer.DeserializeAsync(gzip, LakeJson.Default.BatchReceipt, cancellation);
            return receipt ?? throw new InvalidDataException("it is empty");
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw new PipelineException($"{name}: not a receipt: {e.Message.TrimEnd('.')}. Restore the file from a backup.", e);
        }
    }
}
