using System.CommandLine;
using SectorPipeline.App.Host;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector serve</c>: scheduler, dispatcher and API until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create(SectorCli cli)
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen, separated by semicolons; http://127.0.0.1:5090 by default", HelpName = "URLS" };
        var markets = new MarketOptions();
        var command = new SectorCommand(
            "serve",
            "Run jobs on their schedules, and serve the API",
            "sector serve",
            "sector serve --sandbox",
            "sector serve --urls http://127.0.0.1:8080",
            "curl http://127.0.0.1:5090/api/v1/jobs")
        {
            urls,
        };
        markets.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var options = context.Settings.Server() is var set && parsed.GetValue(urls) is { } given ? set with { Urls = given } : set;
            ListenGuard.Check(options);
            await using var workspace = await Workspace.OpenAsync(context, markets.ChooseOrKeep(parsed, context), cancellation);
            await ListenGuard.CheckCallersAsync(options, workspace.Store.ApiKeys, cancellation);
            using var loggers = LoggerFactory.Create(context.ConfigureHostLogging);
            using var jobs = workspace.OpenJobFolder();
            await using var app = SectorHost.Build(workspace, jobs, options, loggers);
            await RunAsync(app, cli.Environment.Out, options, workspace, cancellation);
            return ExitCode.Done;
        });
    }

    private static async Task RunAsync(WebApplication app, IAnsiConsole console, ServerOptions options, Workspace workspace, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException error)
        {
            throw new PipelineException($"{options.Urls}: {error.Message} Stop what listens there, or choose another address with --urls.", error);
        }

        console.WriteLine($"sector serves the {workspace.Context.Root.Market!.Identity} from {workspace.Context.Root.FullPath}");
        foreach (var url in app.Urls)
            console.WriteLine($"{url}  API at /api/v1, its description at /openapi/v1.json");
        console.WriteLine("Press Ctrl-C to stop.");
        await using var stop = cancellation.Register(() => app.Lifetime.StopApplication());
        await app.WaitForShutdownAsync(CancellationToken.None);
    }
}
