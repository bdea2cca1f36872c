namespace SectorPipeline.Sandbox;

/// <summary>The body of series/observations: what was known of each observation on the days of the real-time period.</summary>
internal static class FredObservations
{
    private const int MostVintages = 2000;
    private const int BytesPerObservation = 96;

    /// <summary>What FRED would say when the period holds too many vintages, or null.</summary>
    public static string? Fault(ObservationsRequest request, SeriesVintages vintages)
    {
        var (start, end) = (request.RealtimeStart, request.RealtimeEnd);
        var count = vintages.Dates.Count(date => date >= start && date <= end);
        return count <= MostVintages ? null
            : $"There are {count} vintage dates in the specified real-time period: {start:yyyy-MM-dd} to {end:yyyy-MM-dd}.  This exceeds the maximum number of vintage dates allowed for this file type ({MostVintages}).";
    }

    public static TextBuffer Render(ObservationsRequest request, SeriesVintages vintages)
    {
        var rows = vintages.KnownWithin(request.RealtimeStart, request.RealtimeEnd)
            .Where(row => row.Date >= request.From && row.Date <= request.To)
            .ToList();
        if (request.Descending)
            rows.Reverse();
        var sent = Math.Min(request.Limit, Math.Max(0, rows.Count - request.Offset));
        var text = new TextBuffer(512 + BytesPerObservation * sent);
        AddHead(text, request, rows.Count);
        for (var i = 0; i < sent; i++)
            AddRow(text.Add(i > 0 ? ","u8 : ""u8), request, rows[request.Offset + i]);
        return text.Add("]}"u8);
    }

    private static void AddHead(TextBuffer text, ObservationsRequest request, int count)
    {
        text.Add("{"u8);
        AddRealtime(text, request.RealtimeStart, request.RealtimeEnd);
        text.Add(",\"observation_start\":\""u8).Add(request.From)
            .Add("\",\"observation_end\":\""u8).Add(request.To)
            .Add("\",\"units\":\"lin\",\"output_type\":1,\"file_type\":\"json\",\"order_by\":\"observation_date\",\"sort_order\":"u8)
            .AddString(request.Descending ? "desc" : "asc")
            .Add(",\"count\":"u8).Add((long)count)
            .Add(",\"offset\":"u8).Add((long)request.Offset)
            .Add(",\"limit\":"u8).Add((long)request.Limit)
            .Add(",\"observations\":["u8);
    }

    // FRED cuts the days on which a row was true down to the period that was asked for.
    private static void AddRow(TextBuffer text, ObservationsRequest request, VintageRow row)
    {
        text.Add("{"u8);
        AddRealtime(text, Later(row.Start, request.RealtimeStart), Earlier(row.End, request.RealtimeEnd));
        text.Add(",\"date\":\""u8).Add(row.Date).Add("\",\"value\":\""u8);
        (row.Value is { } known ? text.Add(known) : text.Add("."u8)).Add("\"}"u8);
    }

    private static void AddRealtime(TextBuffer text, DateOnly start, DateOnly end) =>
        text.Add("\"realtime_start\":\""u8).Add(start).Add("\",\"realtime_end\":\""u8).Add(end).Add("\""u8);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
