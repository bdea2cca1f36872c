using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql docs</c>: the documentation of the project as a page.</summary>
internal static class SqlDocsCommand
{
    private const int DefaultPort = 8080;

    public static Command Create(SectorCli cli) =>
        new SectorCommand("docs", "Write or serve the documentation of the project", "sector sql docs generate", "sector sql docs serve --port 8081") { Generate(cli), Serve(cli) };

    private static Command Generate(SectorCli cli)
    {
        var shared = new SqlOptions();
        var noCompile = new Option<bool>("--no-compile") { Description = "Take the SQL that was compiled last instead of compiling it" };
        var command = new SectorCommand("generate", "Compile, look at the warehouse's catalog, and write target/index.html", "sector sql docs generate") { noCompile };
        shared.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var project = shared.Load(parsed, context);
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            var report = new SqlReport(cli.Environment.Out);
            var result = await new SqlRunner(project, warehouse, report).GenerateDocsAsync(shared.Run(parsed, project), !parsed.GetValue(noCompile), cancellation);
            report.Finish(result);
            var page = await DocsSite.WriteAsync(project.TargetDirectory, cancellation);
            await cli.Environment.Out.Profile.Out.Writer.WriteLineAsync($"documentation: {Path.GetRelativePath(cli.Environment.WorkingDirectory, page)}");
            return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
        });
    }

    private static Command Serve(SectorCli cli)
    {
        var shared = new SqlOptions();
        var port = new Option<int>("--port") { Description = "The port on loopback", DefaultValueFactory = _ => DefaultPort, HelpName = "N" };
        var command = new SectorCommand("serve", "Serve what 'docs generate' wrote, on loopback, until Ctrl-C", "sector sql docs serve --port 8081") { port };
        shared.AddProjectTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var folder = shared.Load(parsed, context).TargetDirectory;
            if (!File.Exists(Path.Combine(folder, "index.html")))
                throw new ConfigurationException($"{Path.Combine(folder, "index.html")}: there is no documentation. Run 'sector sql docs generate' first.");
            await ServeAsync(cli, folder, parsed.GetValue(port), cancellation);
            return ExitCode.Done;
        });
    }

    private static async Task ServeAsync(SectorCli cli, string folder, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        await using var host = builder.Build();
        var files = new PhysicalFileProvider(folder);
        host.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        host.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = new FileExtensionContentTypeProvider() });
        try
        {
            await host.StartAsync(cancellation);
        }
        catch (IOException failure)
        {
            throw new PipelineException($"port {port}: it cannot be listened on: {failure.Message} Choose another with --port.", failure);
        }

        await cli.Environment.Out.Profile.Out.Writer.WriteLineAsync($"documentation at {string.Join(", ", host.Urls)}; Ctrl-C ends it");
        await cli.Environment.Out.Profile.Out.Writer.FlushAsync(cancellation);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ContinueWith(_ => Task.CompletedTask, TaskScheduler.Default);
        await host.StopAsync(CancellationToken.None);
    }
}
