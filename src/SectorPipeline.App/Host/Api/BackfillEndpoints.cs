using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Backfills: a plan first, then a run for each missing session; they can be paused and cancelled.</summary>
internal static class BackfillEndpoints
{
    private const int MostListed = 100;

    public static void Map(RouteGroupBuilder api)
    {
        var backfills = api.MapGroup("/backfills").WithTags("Backfills");
        backfills.MapGet("/", async (IBackfills store, CancellationToken cancellation) => ApiJson.Ok(new Page<Backfill>(await store.ListAsync(MostListed, cancellation))))
            .WithSummary("The latest backfills").Produces<Page<Backfill>>();
        backfills.MapGet("/{backfill}", async (string backfill, IBackfills store, CancellationToken cancellation) => ApiJson.Ok(await store.FindAsync(backfill, cancellation)))
            .WithSummary("A backfill and how many of its runs are in which state").Produces<Backfill>();
        backfills.MapPost("/plan", async (BackfillBody order, BackfillPlanner planner, CancellationToken cancellation) =>
                ApiJson.Ok(await planner.PlanAsync(Request(order), cancellation)))
            .RequireAuthorization(Roles.Operator).WithSummary("What a backfill would do: sessions, vendor calls against the budget, expected time").Produces<BackfillPlan>();
        backfills.MapPost("/", StartAsync).RequireAuthorization(Roles.Operator).WithSummary("Queues the runs of a backfill").Produces<Backfill>(StatusCodes.Status202Accepted);
        Change(backfills, "pause", (store, id, by, cancellation) => store.PauseAsync(id, by, cancellation));
        Change(backfills, "resume", (store, id, by, cancellation) => store.ResumeAsync(id, by, cancellation));
        Change(backfills, "cancel", (store, id, by, cancellation) => store.CancelAsync(id, by, cancellation));
    }

    private static async Task<IResult> StartAsync(BackfillBody order, BackfillPlanner planner, WakeSignal added, HttpContext context, CancellationToken cancellation)
    {
        var backfill = await planner.StartAsync(Request(order), context.CallerName, cancellation);
        added.Call();
        return ApiJson.Accepted(context, $"/api/v1/backfills/{backfill.Id}", backfill.Id, backfill);
    }

    private static void Change(RouteGroupBuilder backfills, string word, Func<IBackfills, string, string, CancellationToken, Task<Backfill>> change) =>
        backfills.MapPost($"/{{backfill}}/{word}", async (string backfill, IBackfills store, WakeSignal added, HttpContext context, CancellationToken cancellation) =>
        {
            var changed = await change(store, backfill, context.CallerName, cancellation);
            added.Call();
            return ApiJson.Accepted(context, $"/api/v1/backfills/{changed.Id}", changed.Id, changed);
        })
        .RequireAuthorization(Roles.Operator).WithSummary($"{char.ToUpperInvariant(word[0])}{word[1..]}s the backfill").Produces<Backfill>(StatusCodes.Status202Accepted);

    private static BackfillRequest Request(BackfillBody order) =>
        BackfillRequest.Parse(order.Job, order.From, order.To) with
        {
            Order = order.Order,
            MaxParallel = order.MaxParallel,
            OnlyFailed = order.OnlyFailed,
            FullRefresh = order.FullRefresh,
        };
}
