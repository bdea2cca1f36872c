using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SectorPipeline.App.Hosting;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>Scheduler, dispatcher and API over an open workspace, in one web application.</summary>
internal static class SectorHost
{
    private const long LargestBody = 64 << 10;
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(25);

    /// <summary>An application that is wired and not started; the workspace stays the caller's.</summary>
    public static WebApplication Build(Workspace workspace, JobFolder jobs, ServerOptions options, ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseUrls(options.Urls.Split(';')).ConfigureKestrel(Limit);
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = TimeToStop)
            .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true)
            .AddWorkspace(workspace)
            .AddScheduling(workspace, jobs, loggers)
            .AddApi()
            .AddAccess(options, Path.Combine(workspace.Context.Root.FullPath, "host-keys"));
        var app = builder.Build();
        // It hears only what is measured after it was made.
        app.Services.GetRequiredService<MeterCollector>();
        Configure(app, options);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }

    private static void Configure(WebApplication app, ServerOptions options)
    {
        app.UseHostFiltering();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<AuditTrail>();
        app.UseMiddleware<ForgeryGuard>();
        app.UseAuthorization();
        HealthEndpoints.Map(app);
        app.MapGet("/metrics", async (HostMetrics metrics, CancellationToken cancellation) =>
            Results.Text(await metrics.WriteAsync(cancellation), PrometheusText.ContentType)).WithTags("Health").WithSummary("Prometheus text");
        var api = app.MapGroup("/api/v1");
        JobEndpoints.Map(api);
        RunEndpoints.Map(api);
        BackfillEndpoints.Map(api);
        AlertEndpoints.Map(api);
        MartEndpoints.Map(api);
        TickerEndpoints.Map(api);
        QualityEndpoints.Map(api);
        AdminEndpoints.Map(api);
        app.MapOpenApi("/openapi/{documentName}.json");
        SignIn.Map(app, options);
    }
}
