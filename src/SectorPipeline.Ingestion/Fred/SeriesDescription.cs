using System.Globalization;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>Reads fred/series, whose list is called "seriess" and holds one series.</summary>
internal static class SeriesDescription
{
    private static readonly string[] Required =
    [
        "id", "title", "observation_start", "observation_end", "frequency", "frequency_short", "units", "units_short",
        "seasonal_adjustment", "last_updated", "popularity",
    ];

    private static readonly HashSet<string> Known = new(
        [.. Required, "realtime_start", "realtime_end", "seasonal_adjustment_short", "notes"], StringComparer.Ordinal);

    public static Received<MacroSeries> Of(VendorAnswer answer, string seriesId, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var list = FredJson.List(document.RootElement, "seriess", conversation);
        if (list.GetArrayLength() == 0)
            throw new VendorException(VendorOutcome.NoData, "FRED describes no such series");
        FredJson.Require("seriess", list[0], Required, Known, conversation);
        return Series(list[0], seriesId, conversation.Session.Date);
    }

    private static Received<MacroSeries> Series(JsonElement item, string seriesId, DateOnly asOf)
    {
        string? fault = null;
        var series = new MacroSeries
        {
            SeriesId = seriesId,
            AsOf = asOf,
            Title = Text("title"),
            Units = Text("units"),
            UnitsShort = Text("units_short"),
            Frequency = Text("frequency"),
            FrequencyShort = Text("frequency_short"),
            SeasonalAdjustment = Text("seasonal_adjustment"),
            ObservationStart = VendorText.Date("observation_start", Text("observation_start"), ref fault),
            ObservationEnd = VendorText.Date("observation_end", Text("observation_end"), ref fault),
            LastUpdated = Instant(Text("last_updated"), ref fault),
            Popularity = VendorText.Whole("popularity", Text("popularity"), ref fault),
            Notes = item.TryGetProperty("notes", out _) ? Text("notes") : null,
        };
        return new Received<MacroSeries>(
            series, Refusal.OfTypes(fault) ?? OfAnother(Text("id"), seriesId), [.. Required.Where(name => Text(name) is null)]);

        string? Text(string name) => VendorText.Known(FredJson.Text(item, name));
    }

    // "2024-10-30 07:54:01-05", in the time of St. Louis.
    private static DateTimeOffset? Instant(string? text, ref string? fault)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:sszz", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        fault = VendorText.Fault(fault, "last_updated", text, "a time with its offset");
        return null;
    }

    private static Refusal? OfAnother(string? vendors, string seriesId) =>
        string.Equals(vendors, seriesId, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Refusal("key", $"asked for {seriesId}, the answer is about {vendors}");
}
