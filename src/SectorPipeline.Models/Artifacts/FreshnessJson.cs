using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes how old the rows of a source may be.</summary>
internal static class FreshnessJson
{
    public static void Write(Utf8JsonWriter json, string name, Freshness? freshness)
    {
        if (freshness is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteLimit(json, "warn_after", freshness.WarnAfter);
        WriteLimit(json, "error_after", freshness.ErrorAfter);
        json.Text("filter", freshness.Filter);
        json.WriteEndObject();
    }

    private static void WriteLimit(Utf8JsonWriter json, string name, FreshnessLimit? limit)
    {
        json.WriteStartObject(name);
        json.Value("count", limit?.Count);
        json.Text("period", limit?.Period);
        json.WriteEndObject();
    }
}
