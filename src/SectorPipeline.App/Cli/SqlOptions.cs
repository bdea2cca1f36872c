using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary>The options that the commands of <c>sector sql</c> share; the names are dbt's.</summary>
internal sealed class SqlOptions
{
    private readonly Option<string[]> select = new("--select", "-s", "--models", "--model", "-m")
    {
        Description = "Which nodes: names, paths, tag:x, source:x, with + for what is above or below",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "SELECTION",
    };

    private readonly Option<string[]> exclude = new("--exclude") { Description = "Which of them not", AllowMultipleArgumentsPerToken = true, HelpName = "SELECTION" };
    private readonly Option<string?> target = new("--target", "-t") { Description = "The target of profiles.yml", HelpName = "NAME" };
    private readonly Option<string?> vars = new("--vars") { Description = "Variables as YAML: '{key: value}'", HelpName = "YAML" };
    private readonly Option<bool> refresh = new("--full-refresh", "-f") { Description = "Build incremental models and seeds from the start" };
    private readonly Option<bool> empty = new("--empty") { Description = "Try the SQL on no rows: refs and sources are read without any" };
    private readonly Option<bool> failFast = new("--fail-fast", "-x") { Description = "Stop at the first failure" };
    private readonly Option<bool> storeFailures = new("--store-failures") { Description = "Keep the failing rows of tests in tables" };
    private readonly Option<string[]> resourceTypes = new("--resource-type", "--resource-types")
    {
        Description = "Which kinds of nodes of the selection: model, seed, test, unit_test, source, analysis, exposure",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "TYPE",
    };

    private readonly Option<bool> reuse = new("--reuse-unchanged") { Description = "Leave nodes as they are when nothing that they are built from has changed" };
    private readonly Option<int?> threads = new("--threads") { Description = "How many nodes run at once", HelpName = "N" };
    private readonly Option<string?> project = new("--project-dir") { Description = "The folder of dbt_project.yml", HelpName = "DIR" };
    private readonly Option<string?> profiles = new("--profiles-dir") { Description = "The folder of profiles.yml", HelpName = "DIR" };
    private readonly Option<string?> artifacts = new("--target-path") { Description = "Where artifacts go", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        AddProjectTo(command);
        foreach (var option in (Option[])[select, exclude, resourceTypes, refresh, empty, failFast, storeFailures, reuse])
            command.Options.Add(option);
    }

    /// <summary>Only the options that say which project, and where it is built.</summary>
    public void AddProjectTo(Command command)
    {
        foreach (var option in (Option[])[target, vars, threads, project, profiles, artifacts])
            command.Options.Add(option);
    }

    /// <summary>The folder of the project, and the folder of its artifacts where the command line names one.</summary>
    public (string Project, string? Artifacts) Folders(ParseResult parsed, HostContext context) =>
        (parsed.GetValue(project) ?? context.SqlOptions().ProjectDirectory, parsed.GetValue(artifacts));

    public SqlProject Load(ParseResult parsed, HostContext context) => SqlProject.Load(Project(parsed, context));

    public SqlProjectOptions Project(ParseResult parsed, HostContext context)
    {
        var options = context.SqlOptions();
        return options with
        {
            ProjectDirectory = parsed.GetValue(project) ?? options.ProjectDirectory,
            ProfilesDirectory = parsed.GetValue(profiles),
            Target = parsed.GetValue(target) ?? options.Target,
            TargetPath = parsed.GetValue(artifacts),
            Vars = parsed.GetValue(vars) is { } text ? SqlProjectOptions.ParseVars(text) : options.Vars,
        };
    }

    public SqlRunOptions Run(ParseResult parsed) => new()
    {
        Select = parsed.GetValue(select) ?? [],
        Exclude = parsed.GetValue(exclude) ?? [],
        FullRefresh = parsed.GetValue(refresh),
        ResourceTypes = parsed.GetValue(resourceTypes) ?? [],
        Empty = parsed.GetValue(empty),
        FailFast = parsed.GetValue(failFast),
        StoreFailures = parsed.GetValue(storeFailures),
        ReuseUnchanged = parsed.GetValue(reuse),
        Threads = parsed.GetValue(threads),
    };
}
