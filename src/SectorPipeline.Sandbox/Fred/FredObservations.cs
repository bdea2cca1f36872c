using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /fred/series/observations: the values of one series; the last session stands for the real-time day.</summary>
internal sealed class FredObservations(IMarket market)
{
    private const string Json = "application/json; charset=UTF-8";
    private const int BytesPerObservation = 96;

    public Answer Answer(IQueryCollection query)
    {
        if (query["file_type"].ToString() != "json")
            return FredRefusals.OfXml("The sandbox answers file_type=json only.");
        var (request, fault) = ObservationsRequest.Of(query, market.LastSession.Date);
        if (request is null)
            return FredRefusals.OfJson(fault ?? "");
        if (market.FindSeries(request.SeriesId.ToUpperInvariant()) is not { } series)
            return FredRefusals.OfJson("The series does not exist.");
        return new Answer(200, Json, Render(request, series));
    }

    private static TextBuffer Render(ObservationsRequest request, MacroSeries series)
    {
        var dates = series.Dates.Span;
        var (first, end) = (IndexOf(dates, request.From), request.To == DateOnly.MaxValue ? dates.Length : IndexOf(dates, request.To.AddDays(1)));
        var count = Math.Max(0, end - first);
        var sent = Math.Min(request.Limit, Math.Max(0, count - request.Offset));
        var text = new TextBuffer(512 + BytesPerObservation * sent);
        AddHead(text, request, count);
        for (var i = 0; i < sent; i++)
        {
            var index = request.Descending ? end - 1 - request.Offset - i : first + request.Offset + i;
            text.Add(i > 0 ? ",{"u8 : "{"u8);
            AddRealtime(text, request);
            text.Add(",\"date\":\""u8).Add(dates[index]).Add("\",\"value\":\""u8);
            AddValue(text, series.Values.Span[index]).Add("\"}"u8);
        }

        return text.Add("]}"u8);
    }

    private static void AddHead(TextBuffer text, ObservationsRequest request, int count)
    {
        text.Add("{"u8);
        AddRealtime(text, request);
        text.Add(",\"observation_start\":\""u8).Add(request.From)
            .Add("\",\"observation_end\":\""u8).Add(request.To)
            .Add("\",\"units\":\"lin\",\"output_type\":1,\"file_type\":\"json\",\"order_by\":\"observation_date\",\"sort_order\":"u8)
            .AddString(request.Descending ? "desc" : "asc")
            .Add(",\"count\":"u8).Add((long)count)
            .Add(",\"offset\":"u8).Add((long)request.Offset)
            .Add(",\"limit\":"u8).Add((long)request.Limit)
            .Add(",\"observations\":["u8);
    }

    private static void AddRealtime(TextBuffer text, ObservationsRequest request) =>
        text.Add("\"realtime_start\":\""u8).Add(request.RealtimeStart)
            .Add("\",\"realtime_end\":\""u8).Add(request.RealtimeEnd).Add("\""u8);

    private static TextBuffer AddValue(TextBuffer text, decimal? value) => value is { } known ? text.Add(known) : text.Add("."u8);

    private static int IndexOf(ReadOnlySpan<DateOnly> dates, DateOnly date)
    {
        var index = dates.BinarySearch(date);
        return index < 0 ? ~index : index;
    }
}
