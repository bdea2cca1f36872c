using System.Text.Json;
using System.Text.Json.Serialization;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>Makes the quarantined form of a row.</summary>
internal static class RefusedRow
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static QuarantinedRow Of<T>(T row, Refusal refusal, string key, string requestId) =>
        new(JsonSerializer.Serialize(row, Json), refusal.Rule, refusal.Reason, key, requestId);
}
