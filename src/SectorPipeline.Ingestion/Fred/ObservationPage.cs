using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>A page of series/observations, in which values are texts and "." is a missing one.</summary>
/// <param name="Total">How many observations there are over all pages.</param>
internal sealed record ObservationPage(string RequestId, IReadOnlyList<Received<MacroObservation>> Observations, int Total)
{
    private static readonly string[] Required = ["realtime_start", "realtime_end", "date", "value"];

    public static ObservationPage Of(JsonElement root, string seriesId, string requestId)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with 'observations', got {root.ValueKind}");
        if (!root.TryGetProperty("observations", out var observations) || observations.ValueKind != JsonValueKind.Array)
            throw FormatDiff.Missing("the answer", ["observations"], [.. root.EnumerateObject().Select(property => property.Name)]);
        var total = root.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var number) ? number : 0;
        return new ObservationPage(requestId, [.. observations.EnumerateArray().Select(item => Observation(item, seriesId))], total);
    }

    private static Received<MacroObservation> Observation(JsonElement item, string seriesId)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"observations: expected objects, got {item.ValueKind}");
        string? fault = null;
        var observation = new MacroObservation
        {
            SeriesId = seriesId,
            Date = VendorText.Date("date", Text(item, "date"), ref fault),
            Value = VendorText.Number("value", Text(item, "value"), ref fault),
            RealtimeStart = VendorText.Date("realtime_start", Text(item, "realtime_start"), ref fault),
            RealtimeEnd = VendorText.Date("realtime_end", Text(item, "realtime_end"), ref fault),
        };
        return new Received<MacroObservation>(observation, Refusal.OfTypes(fault));
    }

    private static string? Text(JsonElement item, string name) =>
        !item.TryGetProperty(name, out var value)
            ? throw FormatDiff.Missing("observations", Required, [.. item.EnumerateObject().Select(property => property.Name)])
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : value.ValueKind == JsonValueKind.Null ? null
            : value.GetRawText();
}
