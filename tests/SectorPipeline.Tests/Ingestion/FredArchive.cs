using System.Globalization;
using System.Net;
using System.Web;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>A series as FRED archives it: answers observations and vintage dates by its rules, clipping included.</summary>
internal sealed class FredArchive
{
    private const int MostVintages = 2_000;

    private readonly List<(DateOnly Date, DateOnly Start, DateOnly End, string Value)> rows = [];

    /// <summary>A page is no longer than this, whatever is asked.</summary>
    public int PageSize { get; init; } = 100_000;

    public int Vintages => rows.Select(row => row.Start).Distinct().Count();

    /// <summary>From that day on the value of the period is known to be this one.</summary>
    public FredArchive Publish(DateOnly on, DateOnly date, string value)
    {
        var before = rows.FindIndex(row => row.Date == date && row.End == DateOnly.MaxValue);
        if (before >= 0)
            rows[before] = rows[before] with { End = on.AddDays(-1) };
        rows.Add((date, on, DateOnly.MaxValue, value));
        return this;
    }

    public HttpResponseMessage Answer(Uri url)
    {
        var query = HttpUtility.ParseQueryString(url.Query);
        var (start, end) = (Date("realtime_start"), Date("realtime_end"));
        return url.AbsolutePath switch
        {
            "/fred/series/observations" => Observations(start, end, Date("observation_start"), Date("observation_end"), Number("offset")),
            "/fred/series/vintagedates" => VintageDates(start, end, Number("offset")),
            _ => FakeVendor.Status(HttpStatusCode.NotFound, ""),
        };

        DateOnly Date(string name) => DateOnly.ParseExact(query[name] ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        int Number(string name) => int.Parse(query[name] ?? "", CultureInfo.InvariantCulture);
    }

    private HttpResponseMessage Observations(DateOnly start, DateOnly end, DateOnly from, DateOnly to, int offset)
    {
        var vintages = VintagesWithin(start, end).Count();
        if (vintages > MostVintages)
        {
            return FakeVendor.Status(HttpStatusCode.BadRequest, $$"""
                {"error_code":400,"error_message":"Bad Request.  There are {{vintages}} vintage dates in the specified real-time period: {{start:O}} to {{end:O}}.  This exceeds the maximum number of vintage dates allowed for this file type ({{MostVintages}})."}
                """);
        }

        var known = rows.Where(row => row.Start <= end && row.End >= start && row.Date >= from && row.Date <= to).OrderBy(row => row).ToList();
        return Page("observations", known, offset, row =>
            $$"""{"realtime_start":"{{Max(row.Start, start):O}}","realtime_end":"{{Min(row.End, end):O}}","date":"{{row.Date:O}}","value":"{{row.Value}}"}""");
    }

    private HttpResponseMessage VintageDates(DateOnly start, DateOnly end, int offset) =>
        Page("vintage_dates", [.. VintagesWithin(start, end)], offset, date => $"\"{date:O}\"");

    private HttpResponseMessage Page<T>(string name, IReadOnlyCollection<T> items, int offset, Func<T, string> text) => FakeVendor.Json(
        $$"""{"count":{{items.Count}},"offset":{{offset}},"{{name}}":[{{string.Join(',', items.Skip(offset).Take(PageSize).Select(text))}}]}""");

    private IEnumerable<DateOnly> VintagesWithin(DateOnly start, DateOnly end) =>
        rows.Select(row => row.Start).Where(date => date >= start && date <= end).Distinct().Order();

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
