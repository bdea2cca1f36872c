using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>A page of series/vintagedates: the days on which values of a series became known or changed.</summary>
/// <param name="Total">How many there are over all pages.</param>
internal sealed record VintageDatesPage(IReadOnlyList<DateOnly> Dates, int Total)
{
    public static VintageDatesPage Of(VendorAnswer answer, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var list = FredJson.List(document.RootElement, "vintage_dates", conversation);
        return new VintageDatesPage([.. list.EnumerateArray().Select(Date)], FredJson.Count(document.RootElement));
    }

    private static DateOnly Date(JsonElement item)
    {
        string? fault = null;
        var date = VendorText.Date("vintage_dates", JsonText.Of("vintage_dates", item), ref fault);
        return date ?? throw VendorException.Changed(fault ?? "vintage_dates: expected a date, got nothing");
    }
}
