using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary>The options that the commands of <c>sector sql</c> share; the names are dbt's.</summary>
internal sealed class SqlOptions
{
    private readonly Option<string[]> select = new("--select", "-s", "--models", "-m")
    {
        Description = "Which nodes: names, paths, tag:x, source:x, with + for what is above or below",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "SELECTION",
    };

    private readonly Option<string[]> exclude = new("--exclude") { Description = "Which of them not", AllowMultipleArgumentsPerToken = true, HelpName = "SELECTION" };
    private readonly Option<string?> target = new("--target", "-t") { Description = "The target of profiles.yml", HelpName = "NAME" };
    private readonly Option<string?> vars = new("--vars") { Description = "Variables as YAML: '{key: value}'", HelpName = "YAML" };
    private readonly Option<bool> refresh = new("--full-refresh", "-f") { Description = "Build incremental models and seeds from the start" };
    private readonly Option<bool> reuse = new("--reuse-unchanged") { Description = "Leave nodes as they are when nothing that they are built from has changed" };
    private readonly Option<int?> threads = new("--threads") { Description = "How many nodes run at once", HelpName = "N" };
    private readonly Option<string?> project = new("--project-dir") { Description = "The folder of dbt_project.yml", HelpName = "DIR" };
    private readonly Option<string?> profiles = new("--profiles-dir") { Description = "The folder of profiles.yml", HelpName = "DIR" };
    private readonly Option<string?> artifacts = new("--target-path") { Description = "Where artifacts go", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[select, exclude, target, vars, refresh, reuse, threads, project, profiles, artifacts])
            command.Options.Add(option);
    }

    public SqlProject Load(ParseResult parsed, HostContext context)
    {
        var options = context.SqlOptions();
        return SqlProject.Load(options with
        {
            ProjectDirectory = parsed.GetValue(project) ?? options.ProjectDirectory,
            ProfilesDirectory = parsed.GetValue(profiles),
            Target = parsed.GetValue(target) ?? options.Target,
            TargetPath = parsed.GetValue(artifacts),
            Vars = parsed.GetValue(vars) is { } text ? SqlProjectOptions.ParseVars(text) : options.Vars,
        });
    }

    public SqlRunOptions Run(ParseResult parsed) => new()
    {
        Select = parsed.GetValue(select) ?? [],
        Exclude = parsed.GetValue(exclude) ?? [],
        FullRefresh = parsed.GetValue(refresh),
        ReuseUnchanged = parsed.GetValue(reuse),
        Threads = parsed.GetValue(threads),
    };
}
