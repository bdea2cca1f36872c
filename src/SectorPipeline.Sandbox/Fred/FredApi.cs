using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /fred/series…: observations with their vintages, vintage dates, and what a series is; the last session is today.</summary>
internal sealed class FredApi(IMarket market)
{
    private const string Json = "application/json; charset=UTF-8";

    private readonly ConcurrentDictionary<string, SeriesVintages> vintages = new(StringComparer.Ordinal);

    public static bool Knows(string? path) => path is "/fred/series" or "/fred/series/observations" or "/fred/series/vintagedates";

    public Answer Answer(string path, IQueryCollection query)
    {
        if (query["file_type"].ToString() != "json")
            return FredRefusals.OfXml("The sandbox answers file_type=json only.");
        var (parameters, today) = (new FredParameters(query), market.LastSession.Date);
        parameters.CheckKey();
        var id = parameters.Required("series_id").ToUpperInvariant();
        var request = path == "/fred/series/observations" ? ObservationsRequest.Of(parameters, today) : null;
        if (parameters.Fault is { } fault)
            return FredRefusals.OfJson(fault);
        if (Find(id) is not { } series)
            return FredRefusals.OfJson("The series does not exist.");
        return request is null ? Describe(path, id, parameters, series) : Observe(request, series);
    }

    private static Answer Observe(ObservationsRequest request, SeriesVintages series) =>
        FredObservations.Fault(request, series) is { } fault
            ? FredRefusals.OfJson(fault)
            : new Answer(200, Json, FredObservations.Render(request, series));

    private Answer Describe(string path, string id, FredParameters parameters, SeriesVintages series)
    {
        var today = market.LastSession.Date;
        var text = path == "/fred/series"
            ? FredSeries.Render(id, parameters, series, today)
            : FredVintageDates.Render(parameters, series);
        if (parameters.Fault is not { } fault)
            return new Answer(200, Json, text);
        text.Dispose();
        return FredRefusals.OfJson(fault);
    }

    // The market makes or finds the same series each time, so it is enough to date its observations once.
    private SeriesVintages? Find(string id)
    {
        if (vintages.TryGetValue(id, out var found))
            return found;
        return market.FindSeries(id) is { } series ? vintages.GetOrAdd(id, new SeriesVintages(series, market.LastSession.Date, market.Seed)) : null;
    }
}
