using System.Text.Json.Serialization;

namespace SectorPipeline.Lake;

/// <summary>How commits, receipts and landing headers are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(SessionConverter)])]
[JsonSerializable(typeof(LakeCommit))]
[JsonSerializable(typeof(LandingHeader))]
[JsonSerializable(typeof(BatchReceipt))]
[JsonSerializable(typeof(SupersededList))]
internal sealed partial class LakeJson : JsonSerializerContext;
