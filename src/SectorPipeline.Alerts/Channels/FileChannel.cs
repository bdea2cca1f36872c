using System.Globalization;

namespace SectorPipeline.Alerts;

/// <summary>A JSON file for each message in a folder; a file is there whole or not at all, and the same message has one name.</summary>
internal sealed class FileChannel(string name, string folder) : IAlertChannel
{
    public string Name => name;

    public async Task SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"{message.CreatedAt.UtcDateTime:yyyyMMdd'T'HHmmss}-{message.Id}.json");
        var temporary = Path.Combine(folder, $".{file}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(temporary, MessageJson.Write(WebhookBody.Of(message)), cancellation);
            File.Move(temporary, Path.Combine(folder, file), overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException($"channel {name}: {folder} cannot be written: {error.Message} Free space, or choose another Folder.", error) { IsTransient = true };
        }
    }
}
