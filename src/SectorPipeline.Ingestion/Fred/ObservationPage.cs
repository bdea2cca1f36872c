using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>A page of series/observations, in which values are texts and "." is a missing one.</summary>
/// <param name="ReceivedAt">When the answer had arrived.</param>
/// <param name="Total">How many observations there are over all pages.</param>
/// <param name="Access">Whether FRED gives the vintages that were asked for at all; if not, the page is empty.</param>
internal sealed record ObservationPage(
    string RequestId,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<Received<MacroObservation>> Observations,
    int Total,
    VintageAccess Access = VintageAccess.Given)
{
    private static readonly string[] Fields = ["realtime_start", "realtime_end", "date", "value"];
    private static readonly HashSet<string> Known = new(Fields, StringComparer.Ordinal);

    public static ObservationPage Of(VendorAnswer answer, string seriesId, Conversation conversation)
    {
        if (answer.Status != HttpStatusCode.OK)
            return new ObservationPage(answer.RequestId, answer.ReceivedAt, [], Total: 0, FredRefusals.AccessOf(answer));
        using var document = JsonDocument.Parse(answer.Body);
        var list = FredJson.List(document.RootElement, "observations", conversation);
        return new ObservationPage(
            answer.RequestId,
            answer.ReceivedAt,
            [.. list.EnumerateArray().Select(item => Observation(item, seriesId, conversation))],
            FredJson.Count(document.RootElement));
    }

    private static Received<MacroObservation> Observation(JsonElement item, string seriesId, Conversation conversation)
    {
        FredJson.Require("observations", item, Fields, Known, conversation);
        string? fault = null;
        var observation = new MacroObservation
        {
            SeriesId = seriesId,
            Date = VendorText.Date("date", FredJson.Text(item, "date"), ref fault),
            Value = VendorText.Number("value", FredJson.Text(item, "value"), ref fault),
            RealtimeStart = VendorText.Date("realtime_start", FredJson.Text(item, "realtime_start"), ref fault),
            RealtimeEnd = VendorText.Date("realtime_end", FredJson.Text(item, "realtime_end"), ref fault),
        };
        return new Received<MacroObservation>(observation, Refusal.OfTypes(fault), observation.Value is null ? ["value"] : null);
    }
}
