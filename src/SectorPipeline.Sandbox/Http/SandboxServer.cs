using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Serves a market on 127.0.0.1 in the wire formats of its vendors, all on one address.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly WebApplication host;
    private readonly Func<IMarket> market;

    private SandboxServer(WebApplication host, Func<IMarket> market, FaultLog? faults)
    {
        (this.host, this.market) = (host, market);
        Faults = faults;
        BaseAddress = new Uri(host.Urls.First());
    }

    /// <summary>The market as it is now.</summary>
    public IMarket Market => market();

    /// <summary>The faults that have been made, as <c>GET /_faults</c> says them too; null without a plan.</summary>
    public FaultLog? Faults { get; }

    /// <summary>Stands for all vendors' hosts, such as <c>http://127.0.0.1:5080/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts listening, for a market that stays as it is.</summary>
    /// <exception cref="PipelineException">The port is in use or not allowed.</exception>
    public static Task<SandboxServer> StartAsync(IMarket market, SandboxOptions options, CancellationToken cancellation) =>
        StartAsync(() => market, options, cancellation);

    /// <summary>Starts listening, for a market that may grow.</summary>
    /// <param name="market">The market as it is now; asked with each request.</param>
    /// <param name="options">How it listens.</param>
    /// <param name="cancellation">Stops starting.</param>
    /// <exception cref="PipelineException">The port is in use or not allowed.</exception>
    public static async Task<SandboxServer> StartAsync(Func<IMarket> market, SandboxOptions options, CancellationToken cancellation)
    {
        var faults = options.Faults is null ? null : new FaultLog();
        var application = Build(market, options, faults);
        try
        {
            await application.StartAsync(cancellation);
            return new SandboxServer(application, market, faults);
        }
        catch (IOException cause)
        {
            await application.DisposeAsync();
            throw new PipelineException(
                $"sandbox: cannot listen on 127.0.0.1:{options.Port}: {(cause.InnerException?.Message ?? cause.Message).TrimEnd('.')}. Choose another port, or 0 for any free one.", cause);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        await host.DisposeAsync();
    }

    private static WebApplication Build(Func<IMarket> market, SandboxOptions options, FaultLog? faults)
    {
        // Empty: no configuration files, no environment, no logging; what runs here is what is written here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.Configure<HostOptions>(shutdown => shutdown.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var application = builder.Build();
        if (options.Intercept is { } intercept)
            application.Use((context, next) => InterceptAsync(intercept, context, next));
        application.Run(Answering(application, new CurrentVendors(market), options, faults));
        return application;
    }

    private static RequestDelegate Answering(WebApplication application, CurrentVendors vendors, SandboxOptions options, FaultLog? faults)
    {
        if (options.Faults is not { } plan || faults is null)
            return vendors.AnswerAsync;
        var transport = new TransportFaults(plan, options.Time, application.Lifetime.ApplicationStopping);
        return new FaultyVendors(vendors, plan, faults, transport).AnswerAsync;
    }

    private static async Task InterceptAsync(Func<HttpContext, Task<bool>> intercept, HttpContext context, RequestDelegate next)
    {
        if (!await intercept(context))
            await next(context);
    }

    /// <summary>Leaves Ctrl-C and termination to the process that the sandbox is a guest of.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
