using System.CommandLine;
using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Jobs;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;
using SectorPipeline.Quality;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector jobs</c>: what the job files say, and whether they are right.</summary>
internal static class JobsCommands
{
    public static Command Create(SectorCli cli) => new SectorCommand("jobs", "List, show and validate job files", "sector jobs list", "sector jobs validate")
    {
        List(cli),
        Show(cli),
        Validate(cli),
    };

    private static Command List(SectorCli cli)
    {
        var json = Json.Option();
        var command = new SectorCommand("list", "The jobs, with their schedules", "sector jobs list", "sector jobs list --json") { json };
        return cli.Handle(command, (parsed, context, _) =>
        {
            var jobs = context.LoadJobs().Jobs.Select(JobOutline.Of).ToList();
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, jobs);
            else
                cli.Environment.Out.Write(JobTables.Jobs(jobs));
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static Command Show(SectorCli cli)
    {
        var name = new Argument<string>("job") { Description = "The name of a job in jobs/" };
        var json = Json.Option();
        var command = new SectorCommand("show", "A job with its parameters and steps", "sector jobs show daily", "sector jobs show daily --json") { name, json };
        return cli.Handle(command, (parsed, context, _) =>
        {
            var job = JobOutline.Of(context.LoadJobs().Get(parsed.GetRequiredValue(name)));
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, job);
            else
                JobTables.WriteDetails(cli.Environment.Out, job);
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static Command Validate(SectorCli cli)
    {
        var files = new Argument<string[]>("file") { Description = "The files to look at; all of jobs/ by default", Arity = ArgumentArity.ZeroOrMore };
        var json = Json.Option();
        var command = new SectorCommand(
            "validate",
            "Find everything that is wrong with job files, checks of quality and rules of alerts; ends with 2 when something is",
            "sector jobs validate",
            "sector jobs validate jobs/daily.yml")
        {
            files, json,
        };
        return cli.Handle(command, (parsed, context, _) =>
        {
            var read = Read(cli, context, parsed.GetValue(files));
            return Task.FromResult(parsed.GetValue(json) ? Report(cli, read) : Say(cli, read));
        });
    }

    private static Func<JobCatalog> Read(SectorCli cli, HostContext context, string[]? files) =>
        files is { Length: > 0 }
            ? () => JobCatalog.Load(files.Select(file => Path.GetFullPath(file, cli.Environment.WorkingDirectory)), HostContext.Steps)
            : () => LoadAll(context);

    // Checks and rules are in the same folder.
    private static JobCatalog LoadAll(HostContext context)
    {
        string[] faults = [.. Faults(() => context.LoadJobs()), .. Faults(() => QualityFiles.Load(context.QualityDirectory)), .. Faults(() => AlertRules.Load(context.AlertRulesPath))];
        return faults.Length == 0 ? context.LoadJobs() : throw new ConfigurationException(faults);
    }

    private static IReadOnlyList<string> Faults(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (ConfigurationException error)
        {
            return error.Faults;
        }
    }

    private static int Say(SectorCli cli, Func<JobCatalog> read)
    {
        var count = read().Jobs.Count;
        cli.Environment.Out.WriteLine(count == 1 ? "1 job is valid." : $"{count} jobs are valid.");
        return ExitCode.Done;
    }

    private static int Report(SectorCli cli, Func<JobCatalog> read)
    {
        try
        {
            Json.Write(cli.Environment.Out, new { Jobs = read().Jobs.Select(job => job.Name), Faults = Array.Empty<string>() });
            return ExitCode.Done;
        }
        catch (ConfigurationException error)
        {
            Json.Write(cli.Environment.Out, new { Jobs = Array.Empty<string>(), error.Faults });
            return ExitCode.Usage;
        }
    }
}
