using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>Reads series/observations, in which values are texts and "." is a missing one.</summary>
internal static class FredParser
{
    public static SeriesPage Page(JsonElement root, string seriesId, string requestId)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("observations", out var observations)
            || observations.ValueKind != JsonValueKind.Array)
        {
            throw Changed("there is no list 'observations'");
        }

        var total = root.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var number) ? number : 0;
        return new SeriesPage(requestId, [.. observations.EnumerateArray().Select(item => Observation(item, seriesId))], total);
    }

    private static ObservationCandidate Observation(JsonElement item, string seriesId)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw Changed("an observation is not an object");
        string? fault = null;
        return new ObservationCandidate
        {
            SeriesId = seriesId,
            Date = VendorText.Date("date", Text(item, "date"), ref fault),
            Value = VendorText.Number("value", Text(item, "value"), ref fault),
            RealtimeStart = VendorText.Date("realtime_start", Text(item, "realtime_start"), ref fault),
            RealtimeEnd = VendorText.Date("realtime_end", Text(item, "realtime_end"), ref fault),
            TypeFault = fault,
        };
    }

    private static string? Text(JsonElement item, string name) =>
        !item.TryGetProperty(name, out var value) ? throw Changed($"an observation has no '{name}'")
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    private static VendorException Changed(string what) => new(VendorFault.ChangedFormat, $"the format has changed: {what}");
}
