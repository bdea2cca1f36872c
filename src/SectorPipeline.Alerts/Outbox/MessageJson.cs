using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SectorPipeline.Alerts;

/// <summary>Messages as JSON: in the outbox, in files and in webhooks.</summary>
internal static class MessageJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static AlertMessage Read(string text) =>
        JsonSerializer.Deserialize<AlertMessage>(text, Options) ?? throw new JsonException("A message of the outbox is null.");
}
