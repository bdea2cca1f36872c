using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Records every request that would change something: who, from where, what, and how it was answered; refused ones too.</summary>
internal sealed partial class AuditTrail(RequestDelegate next, IAudit audit, TimeProvider time, ILogger<AuditTrail> logger)
{
    private const int LongestPath = 500;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            await next(context);
            return;
        }

        var at = time.GetUtcNow();
        try
        {
            await next(context);
        }
        finally
        {
            await RecordAsync(Describe(context, at));
        }
    }

    private static AuditEntry Describe(HttpContext context, DateTimeOffset at) => new()
    {
        At = at,
        Who = context.CallerName,
        Role = context.CallerRole,
        From = context.Connection.RemoteIpAddress?.ToString() ?? "",
        Action = $"{context.Request.Method} {Shortened(context.Request.Path)}",
        Status = context.Response.StatusCode,
        Subject = context.Items.TryGetValue(Subject, out var subject) ? subject as string : null,
    };

    /// <summary>The key under which an endpoint leaves the id of what it acted on.</summary>
    public const string Subject = "audit.subject";

    private static string Shortened(string? path) => path is { Length: > LongestPath } ? path[..LongestPath] : path ?? "";

    // What was done cannot be undone because its record failed; the log says so.
    private async Task RecordAsync(AuditEntry entry)
    {
        try
        {
            await audit.AppendAsync(entry, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogLost(error, entry.Who, entry.Action);
        }
    }

    [LoggerMessage(LogLevel.Error, "The audit did not take: {Who} did {Action}")]
    partial void LogLost(Exception error, string who, string action);
}
