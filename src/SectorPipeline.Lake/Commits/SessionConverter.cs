using System.Text.Json;
using System.Text.Json.Serialization;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>A session as its date.</summary>
internal sealed class SessionConverter : JsonConverter<Session>
{
    public override Session Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Session.TryParse(reader.GetString(), out var session) ? session : throw new JsonException("A session is written as yyyy-MM-dd.");

    public override void Write(Utf8JsonWriter writer, Session value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
