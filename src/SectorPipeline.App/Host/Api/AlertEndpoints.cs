using SectorPipeline.Alerts;

namespace SectorPipeline.App.Host;

/// <summary>Alerts, what has not reached people, and that somebody has seen it.</summary>
internal static class AlertEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("/", async ([AsParameters] AlertQuery query, AlertBook book, CancellationToken cancellation) =>
            ApiJson.Ok(new Page<Alert>(await book.ListAsync(query.ToFilter(), cancellation))))
            .WithSummary("The alerts that are open, or all, the latest first").Produces<Page<Alert>>();
        alerts.MapGet("/undelivered", async (AlertBook book, CancellationToken cancellation) => ApiJson.Ok(new Page<OutboxMessage>(await book.UndeliveredAsync(cancellation))))
            .WithSummary("The messages that have not arrived, and those given up").Produces<Page<OutboxMessage>>();
        alerts.MapPost("/acknowledge", AcknowledgeAsync).RequireAuthorization(Roles.Operator).WithSummary("Notes that the caller has seen an open alert").Produces<Alert>();
    }

    private static async Task<IResult> AcknowledgeAsync(AcknowledgeOrder order, AlertBook book, HttpContext context, CancellationToken cancellation)
    {
        var alert = await book.AcknowledgeAsync(order.Key, context.CallerName, order.Note, cancellation);
        context.Items[AuditTrail.Subject] = alert.Key;
        return ApiJson.Ok(alert);
    }
}
