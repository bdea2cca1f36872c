namespace SectorPipeline.Sandbox;

/// <summary>The body of series/vintagedates: the days on which something of the series became known.</summary>
internal static class FredVintageDates
{
    private const int MostDates = 10_000;

    public static TextBuffer Render(FredParameters parameters, SeriesVintages vintages)
    {
        var (start, end) = parameters.RealTime(FredParameters.Earliest, FredParameters.Latest);
        var (limit, offset) = (parameters.Number("limit", 1, MostDates, MostDates), parameters.Number("offset", 0, int.MaxValue, 0));
        var descending = parameters.IsDescending();
        var dates = vintages.Dates.Where(date => date >= start && date <= end);
        DateOnly[] ordered = [.. descending ? dates.Reverse() : dates];
        var text = new TextBuffer(256 + 13 * ordered.Length)
            .Add("{\"realtime_start\":\""u8).Add(start)
            .Add("\",\"realtime_end\":\""u8).Add(end)
            .Add("\",\"order_by\":\"vintage_date\",\"sort_order\":"u8).AddString(descending ? "desc" : "asc")
            .Add(",\"count\":"u8).Add((long)ordered.Length)
            .Add(",\"offset\":"u8).Add((long)offset)
            .Add(",\"limit\":"u8).Add((long)limit)
            .Add(",\"vintage_dates\":["u8);
        var separator = "\""u8;
        foreach (var date in ordered.Skip(offset).Take(limit))
        {
            text.Add(separator).Add(date).Add("\""u8);
            separator = ",\""u8;
        }

        return text.Add("]}"u8);
    }
}
