using System.Text.Json;
using System.Text.Json.Serialization;
using SectorPipeline.Core;

namespace SectorPipeline.Lake;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(SessionConverter)])]
[JsonSerializable(typeof(LakeCommit))]
[JsonSerializable(typeof(LandingHeader))]
internal sealed partial class LakeJson : JsonSerializerContext
{
    internal sealed class SessionConverter : JsonConverter<Session>
    {
        public override Session Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Session.TryParse(reader.GetString(), out var session) ? session : throw new JsonException("not a session");

        public override void Write(Utf8JsonWriter writer, Session value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
