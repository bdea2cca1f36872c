using Microsoft.AspNetCore.Mvc;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Jobs, their slots, and starting them.</summary>
internal static class JobEndpoints
{
    private static readonly TimeSpan WeekBack = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(400);

    public static void Map(RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("/", ListAsync).WithSummary("The jobs, when each is due, and its last run").Produces<Page<JobView>>();
        jobs.MapGet("/{job}", GetAsync).WithSummary("One job with its steps").Produces<JobView>();
        jobs.MapGet("/{job}/slots", SlotsAsync).WithSummary("When the job was and will be due, and what became of each slot; seven days back and ahead by default").Produces<Page<SlotView>>();
        jobs.MapPost("/{job}/runs", RunAsync).RequireAuthorization(Roles.Operator).WithSummary("Queues a run").Produces<Run>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ListAsync(JobFolder folder, IRunHistory history, TimeProvider time, CancellationToken cancellation)
    {
        var views = new List<JobView>();
        foreach (var job in folder.Current.Jobs)
            views.Add(JobView.Of(job, time.GetUtcNow(), await LastRunAsync(job, history, cancellation)));
        return ApiJson.Ok(new Page<JobView>(views));
    }

    private static async Task<IResult> GetAsync(string job, JobFolder folder, IRunHistory history, TimeProvider time, CancellationToken cancellation)
    {
        var found = folder.Current.Get(job);
        return ApiJson.Ok(JobView.Of(found, time.GetUtcNow(), await LastRunAsync(found, history, cancellation)));
    }

    private static async Task<Run?> LastRunAsync(Job job, IRunHistory history, CancellationToken cancellation) =>
        await history.ListAsync(new RunFilter { Job = job.Name, Limit = 1 }, cancellation) is [var last] ? last : null;

    private static async Task<IResult> SlotsAsync(
        string job, [FromQuery] DateTimeOffset? from, [FromQuery] DateTimeOffset? to, JobFolder folder, IRunHistory history, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (first, last) = (from ?? now - WeekBack, to ?? now + WeekBack);
        if (last - first > LongestSpan)
            throw new ConfigurationException($"from, to: more than {LongestSpan.TotalDays} days. Ask for fewer at a time.");
        if (folder.Current.Get(job).Schedule is not { } schedule)
            return ApiJson.Ok(new Page<SlotView>([]));
        var filter = new RunFilter { Job = job, From = first, To = last + WeekBack, Limit = int.MaxValue };
        var runs = (await history.ListAsync(filter, cancellation)).Where(run => run.Slot is not null).ToLookup(run => run.Slot!.Value);
        return ApiJson.Ok(new Page<SlotView>([.. new SlotCalendar(schedule).Between(first, last).Select(slot => SlotView.Of(slot, runs[slot.At].FirstOrDefault(), now))]));
    }

    private static async Task<IResult> RunAsync(
        string job, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] RunOrder? order, RunIntake intake, HttpContext context, CancellationToken cancellation)
    {
        var run = await intake.StartAsync(job, order ?? new RunOrder(), context.CallerName, cancellation);
        return ApiJson.Accepted(context, $"/api/v1/runs/{run.Id}", run.Id, run);
    }
}
