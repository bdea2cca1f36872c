using SectorPipeline.Quality;

namespace SectorPipeline.App.Host;

/// <summary>What the checks of raw data have found.</summary>
internal static class QualityEndpoints
{
    private const int RunsShown = 30;
    private const int MostRuns = 500;

    public static void Map(RouteGroupBuilder api)
    {
        var quality = api.MapGroup("/quality").WithTags("Quality");
        quality.MapGet("/", async (string? run, QualityStore store, CancellationToken cancellation) =>
            Page(await store.ListAsync(run, cancellation)))
            .WithSummary("What the checks of a run have found, or those of the last run; the worst first").Produces<Page<CheckView>>();
        quality.MapGet("/{check}", async (string check, int? limit, QualityProject project, QualityStore store, CancellationToken cancellation) =>
            Page(await store.TrendAsync(project.Find(check).Name, Math.Clamp(limit ?? RunsShown, 1, MostRuns), cancellation)))
            .WithSummary("What one check has found, run by run, the latest first").Produces<Page<CheckView>>();
    }

    private static IResult Page(IReadOnlyList<StoredResult> results) => ApiJson.Ok(new Page<CheckView>([.. results.Select(CheckView.Of)]));
}
