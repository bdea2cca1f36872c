using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Who is asking, the nodes, the audit, and API keys.</summary>
internal static class AdminEndpoints
{
    private const int MostEntries = 1_000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/session", Session).WithTags("Access").WithSummary("The caller's name, role and anti-forgery token").Produces<CallerView>();
        api.MapGet("/nodes", async (IRunQueue queue, CancellationToken cancellation) => ApiJson.Ok(new Page<NodeStatus>(await queue.NodesAsync(cancellation))))
            .WithTags("Nodes").WithSummary("The hosts that share the queue, and when each was last heard of").Produces<Page<NodeStatus>>();
        api.MapGet("/audit", AuditAsync).RequireAuthorization(Roles.Admin).WithTags("Access").WithSummary("Who did what, the latest first").Produces<Page<AuditEntry>>();
        var keys = api.MapGroup("/keys").RequireAuthorization(Roles.Admin).WithTags("Access");
        keys.MapGet("/", async (IApiKeys store, CancellationToken cancellation) => ApiJson.Ok(new Page<ApiKey>(await store.ListAsync(cancellation))))
            .WithSummary("The API keys; what they are is known to their owners only").Produces<Page<ApiKey>>();
        keys.MapPost("/", AddAsync).WithSummary("Makes a key; it is shown this once").Produces<NewKeyView>(StatusCodes.Status201Created);
        keys.MapDelete("/{key}", RevokeAsync).WithSummary("Revokes a key").Produces<ApiKey>();
    }

    private static IResult Session(HttpContext context, IAntiforgery antiforgery) =>
        ApiJson.Ok(new CallerView(context.CallerName, context.CallerRole, antiforgery.GetAndStoreTokens(context).RequestToken));

    private static async Task<IResult> AuditAsync([FromQuery] int? limit, IAudit audit, CancellationToken cancellation) =>
        ApiJson.Ok(new Page<AuditEntry>(await audit.ListAsync(Math.Clamp(limit ?? 100, 1, MostEntries), cancellation)));

    private static async Task<IResult> AddAsync(KeyOrder order, IApiKeys keys, HttpContext context, CancellationToken cancellation)
    {
        var (key, text) = await keys.AddAsync(order.Name, RoleOf(order.Role), context.CallerName, cancellation);
        context.Items[AuditTrail.Subject] = $"{key.Name} ({key.Role})";
        return Results.Json(new NewKeyView(key, text.Reveal()), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string key, IApiKeys keys, HttpContext context, CancellationToken cancellation)
    {
        var revoked = await keys.RevokeAsync(key, cancellation);
        context.Items[AuditTrail.Subject] = revoked.Name;
        return ApiJson.Ok(revoked);
    }

    private static string RoleOf(string text) =>
        Roles.All.Contains(text, StringComparer.Ordinal)
            ? text
            : throw new ConfigurationException($"role: '{text}' is none. Use one of {string.Join(", ", Roles.All)}.");
}
