using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Runs, their steps and logs; rerunning and cancelling them.</summary>
internal static class RunEndpoints
{
    private const int LargestPage = 500;

    public static void Map(RouteGroupBuilder api)
    {
        var runs = api.MapGroup("/runs").WithTags("Runs");
        runs.MapGet("/", ListAsync).WithSummary("Runs, the latest first; next is the value of before for the page that follows").Produces<Page<Run>>();
        runs.MapGet("/{run}", GetAsync).WithSummary("A run with its steps and their attempts").Produces<RunDetails>();
        runs.MapGet("/{run}/steps/{step}", StepAsync).WithSummary("A step with its attempts and sub-steps").Produces<StepDetails>();
        runs.MapGet("/{run}/steps/{step}/sql", SqlAsync).WithSummary("The SQL that a sub-step ran, as text").Produces<string>(contentType: "text/plain");
        runs.MapGet("/{run}/logs", LogsAsync).WithSummary("Log lines, oldest first; next is the value of after for those that follow").Produces<Page<LogLine>>();
        runs.MapGet("/{run}/events", EventsAsync).WithSummary("Server-sent events: run, step, sub_step and log, live until the run ends");
        runs.MapPost("/{run}/rerun", RerunAsync).RequireAuthorization(Roles.Operator).WithSummary("Queues the run again under its id").Produces<Run>(StatusCodes.Status202Accepted);
        runs.MapPost("/{run}/cancel", CancelAsync).RequireAuthorization(Roles.Operator).WithSummary("Cancels the run").Produces<Run>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ListAsync([AsParameters] RunQuery query, IRunHistory history, CancellationToken cancellation)
    {
        var limit = Math.Clamp(query.Limit ?? 50, 1, LargestPage);
        var runs = await history.ListAsync(query.ToFilter(limit + 1), cancellation);
        return ApiJson.Ok(new Page<Run>([.. runs.Take(limit)], runs.Count > limit ? runs[limit - 1].Id : null));
    }

    private static async Task<IResult> GetAsync(string run, IRunHistory history, CancellationToken cancellation) =>
        ApiJson.Ok(await history.FindAsync(run, cancellation));

    private static async Task<IResult> StepAsync(string run, string step, IRunHistory history, CancellationToken cancellation)
    {
        var details = await history.FindAsync(run, cancellation);
        return ApiJson.Ok(new StepDetails(Known(details, step), await history.SubStepsAsync(details.Run.Id, step, cancellation)));
    }

    private static async Task<IResult> SqlAsync(
        string run, string step, [FromQuery] string name, [FromQuery] int? attempt, IRunHistory history, CancellationToken cancellation)
    {
        var details = await history.FindAsync(run, cancellation);
        var number = attempt ?? Known(details, step).Attempts.Select(tried => tried.Number).DefaultIfEmpty(1).Max();
        return await history.SubStepDetailAsync(details.Run.Id, step, number, name, cancellation) is { } text
            ? Results.Text(text, "text/plain; charset=utf-8")
            : throw new ConfigurationException($"{details.Run.Id}, {step}: attempt {number} has no SQL of '{name}'.") { IsNotFound = true };
    }

    private static async Task<IResult> LogsAsync(
        string run, [FromQuery] string? step, [FromQuery] long? after, [FromQuery] int? limit, IRunHistory history, CancellationToken cancellation)
    {
        var found = (await history.FindAsync(run, cancellation)).Run;
        var size = Math.Clamp(limit ?? LargestPage, 1, LargestPage);
        var lines = await history.LogAsync(found.Id, step, after ?? 0, size, cancellation);
        return ApiJson.Ok(new Page<LogLine>(lines, lines.Count == size ? ApiJson.Text(lines[^1].Id) : null));
    }

    private static async Task<IResult> EventsAsync(string run, [FromQuery] string? step, RunEvents events, IRunHistory history, HttpContext context, CancellationToken cancellation)
    {
        var found = (await history.FindAsync(run, cancellation)).Run;
        var after = long.TryParse(context.Request.Headers["Last-Event-ID"], out var seen) ? seen : 0;
        return TypedResults.ServerSentEvents(events.WatchAsync(found.Id, step, after, cancellation));
    }

    private static async Task<IResult> RerunAsync(
        string run, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RerunOrder? order, RunIntake intake, HttpContext context, CancellationToken cancellation)
    {
        var queued = await intake.RerunAsync(run, order ?? new RerunOrder(), context.CallerName, cancellation);
        return ApiJson.Accepted(context, $"/api/v1/runs/{queued.Id}", queued.Id, queued);
    }

    private static async Task<IResult> CancelAsync(string run, RunIntake intake, HttpContext context, CancellationToken cancellation)
    {
        var cancelled = await intake.CancelAsync(run, context.CallerName, cancellation);
        return ApiJson.Accepted(context, $"/api/v1/runs/{cancelled.Id}", cancelled.Id, cancelled);
    }

    private static RunStep Known(RunDetails details, string step) =>
        details.Steps.FirstOrDefault(known => known.Name == step)
        ?? throw new ConfigurationException(
            $"run {details.Run.Id}: has no step '{step}'.{NearestName.Hint(step, details.Steps.Select(known => known.Name))}")
        { IsNotFound = true };
}
