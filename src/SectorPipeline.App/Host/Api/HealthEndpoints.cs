using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>What a load balancer or a supervisor asks; these tell nothing that needs a role.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().WithTags("Health").WithSummary("The process answers");
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous().WithTags("Health").WithSummary("The history is reached and the node beats; 503 otherwise");
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancellation)
    {
        var faults = await readiness.FaultsAsync(cancellation);
        return faults.Count == 0 ? Results.Text("ready") : Problem.Of(StatusCodes.Status503ServiceUnavailable, [.. faults]);
    }
}
