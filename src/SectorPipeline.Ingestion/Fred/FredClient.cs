using System.Globalization;
using System.Net;
using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Fred;

/// <summary>Observations of macro series from FRED, page by page.</summary>
internal sealed class FredClient(FredOptions options, VendorPlatform platform)
{
    public const string Name = "fred";

    private const int PageSize = 100_000;

    private readonly VendorClient client = new(Name, options, platform);

    public FredOptions Options => options;

    /// <summary>The pages of the window, or one page that says why there is none.</summary>
    public async Task<IReadOnlyList<SeriesPage>> FetchAsync(SeriesQuery query, CancellationToken cancellation)
    {
        var pages = new List<SeriesPage>();
        var (read, total) = (0, 1);
        while (read < total)
        {
            var request = new VendorRequest(
                Datasets.MacroObservations.Name, query.Session, query.SeriesId, Url(query, read), query.Meter);
            var page = await client.AskAsync(request, answer => Read(query.SeriesId, answer), cancellation);
            pages.Add(page);
            (read, total) = (read + Math.Max(1, page.Observations.Count), page.Total);
        }

        return pages;
    }

    private Uri Url(SeriesQuery query, int offset) => VendorUrl.Of(
        options.BaseUrl,
        "fred/series/observations",
        ("series_id", query.SeriesId),
        ("observation_start", Text(query.Window.First)),
        ("observation_end", Text(query.Window.Last)),
        ("limit", Text(PageSize)),
        ("offset", Text(offset)),
        ("file_type", "json"),
        ("api_key", options.ApiKey.Reveal()));

    private static SeriesPage Read(string seriesId, VendorAnswer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
            return new SeriesPage(answer.RequestId, [], 0, FredRefusal.NoData(answer));
        using var document = JsonDocument.Parse(answer.Body);
        return FredParser.Page(document.RootElement, seriesId, answer.RequestId);
    }

    private static string Text(IFormattable value) =>
        value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture);
}
