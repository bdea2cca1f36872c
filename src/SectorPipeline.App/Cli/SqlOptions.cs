using System.CommandLine;
using System.CommandLine.Parsing;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Runs;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary>The options that the commands of <c>sector sql</c> share; the names are dbt's.</summary>
internal sealed class SqlOptions
{
    // Options of dbt that change how it logs, looks up and remembers, and nothing of what it does.
    private static readonly string[] Switches =
    [
        "version-check", "populate-cache", "cache-selected-only", "use-colors", "use-colors-file", "static-parser", "use-experimental-parser", "send-anonymous-usage-stats",
        "use-fast-test-edges", "upload-to-artifacts-ingest-api", "macro-debugging", "show-resource-report", "introspect", "print", "debug",
    ];

    private static readonly string[] Values =
        ["log-level", "log-level-file", "log-format", "log-format-file", "log-path", "log-file-max-bytes", "printer-width", "record-timing-info"];

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
    private readonly Option<bool> notEmpty = new("--no-empty") { Hidden = true };
    private readonly Option<bool> notFailFast = new("--no-fail-fast") { Hidden = true };
    private readonly Option<bool> notQuiet = new("--no-quiet") { Hidden = true };
    private readonly Option<bool> storeFailures = new("--store-failures") { Description = "Keep the failing rows of tests in tables" };
    private readonly Option<string[]> resourceTypes = new("--resource-type", "--resource-types")
    {
        Description = "Which kinds of nodes of the selection: model, seed, test, unit_test, source, analysis, exposure",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "TYPE",
    };

    private readonly Option<string[]> excludedTypes = new("--exclude-resource-type", "--exclude-resource-types")
    {
        Description = "Which kinds of nodes of the selection not",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "TYPE",
    };

    private readonly Option<bool> warnError = new("--warn-error") { Description = "Take warnings as errors" };
    private readonly Option<IndirectSelection?> indirect = new("--indirect-selection")
    {
        Description = "Which tests go along with what they test: eager (one tested node is chosen), cautious (all are), buildable (all are, or above), empty (none)",
        HelpName = "KIND",
    };

    private readonly Option<bool> reuse = new("--reuse-unchanged") { Description = "Leave nodes as they are when nothing that they are built from has changed" };
    private readonly Option<int?> threads = new("--threads") { Description = "How many nodes run at once", HelpName = "N" };
    private readonly Option<string?> project = new("--project-dir") { Description = "The folder of dbt_project.yml", HelpName = "DIR" };
    private readonly Option<string?> profiles = new("--profiles-dir") { Description = "The folder of profiles.yml", HelpName = "DIR" };
    private readonly Option<string?> profile = new("--profile") { Description = "The profile of profiles.yml", HelpName = "NAME" };
    private readonly Option<bool> reread = new("--no-partial-parse") { Description = "Read every file anew, whatever was found before" };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print only what warns or fails" };
    private readonly Option<string?> artifacts = new("--target-path") { Description = "Where artifacts go", HelpName = "DIR" };

    public SqlOptions()
    {
        foreach (var option in (Option<string[]>[])[select, exclude, resourceTypes, excludedTypes])
            option.Validators.Add(RejectOptions);
    }

    public void AddTo(Command command)
    {
        AddProjectTo(command);
        foreach (var option in (Option[])[select, exclude, resourceTypes, excludedTypes, indirect, refresh, empty, notEmpty, failFast, notFailFast, storeFailures, reuse])
            command.Options.Add(option);
    }

    /// <summary>Only the options that say which project, and where it is built.</summary>
    public void AddProjectTo(Command command)
    {
        foreach (var option in (Option[])[project, profiles, profile, target, vars, threads, artifacts, warnError, reread, quiet, notQuiet, .. WithoutEffect()])
            command.Options.Add(option);
    }

    /// <summary>The folder of the project, and the folder of its artifacts where the command line names one.</summary>
    public (string Project, string? Artifacts) Folders(ParseResult parsed, HostContext context)
    {
        var options = Project(parsed, context);
        return (options.ProjectDirectory, options.TargetPath);
    }

    /// <exception cref="ConfigurationException">Something is wrong with the project, or looks so and <c>--warn-error</c> is given.</exception>
    public SqlProject Load(ParseResult parsed, HostContext context)
    {
        var loaded = SqlProject.Load(Project(parsed, context));
        return loaded.Warnings.Count > 0 && IsOn(parsed, warnError, loaded, "warn_error") ? throw new ConfigurationException(loaded.Warnings) : loaded;
    }

    /// <summary>Which project is meant: what the command line says, then the variables of dbt, then the settings.</summary>
    public SqlProjectOptions Project(ParseResult parsed, HostContext context)
    {
        var options = context.SqlOptions();
        return options with
        {
            ProjectDirectory = parsed.GetValue(project) ?? Variable("DBT_PROJECT_DIR") ?? options.ProjectDirectory,
            ProfilesDirectory = parsed.GetValue(profiles),
            Profile = parsed.GetValue(profile) ?? Variable("DBT_PROFILE"),
            Target = parsed.GetValue(target) ?? options.Target,
            TargetPath = parsed.GetValue(artifacts) ?? Variable("DBT_TARGET_PATH"),
            PartialParse = !parsed.GetValue(reread),
            Vars = parsed.GetValue(vars) is { } text ? SqlProjectOptions.ParseVars(text) : options.Vars,
        };

        string? Variable(string name) => options.Environment(name) is { Length: > 0 } value ? value : null;
    }

    public SqlRunOptions Run(ParseResult parsed, SqlProject loaded) => new()
    {
        Select = parsed.GetValue(select) ?? [],
        Exclude = parsed.GetValue(exclude) ?? [],
        FullRefresh = IsOn(parsed, refresh, loaded, "full_refresh"),
        ResourceTypes = Words(parsed.GetValue(resourceTypes)) is var types && types.Contains("default") ? [] : types,
        ExcludeResourceTypes = Words(parsed.GetValue(excludedTypes)),
        IndirectSelection = parsed.GetValue(indirect),
        Empty = !parsed.GetValue(notEmpty) && IsOn(parsed, empty, loaded, "empty"),
        FailFast = !parsed.GetValue(notFailFast) && IsOn(parsed, failFast, loaded, "fail_fast"),
        StoreFailures = IsOn(parsed, storeFailures, loaded, "store_failures"),
        WarnError = IsOn(parsed, warnError, loaded, "warn_error"),
        ReuseUnchanged = parsed.GetValue(reuse),
        Threads = parsed.GetValue(threads),
    };

    public SqlReport Report(ParseResult parsed, SectorCli cli) => new(cli.Environment.Out, parsed.GetValue(quiet));

    private static bool IsOn(ParseResult parsed, Option<bool> option, SqlProject loaded, string flag) =>
        parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : loaded.Flag(flag);

    // What is read is always remembered and always checked; scripts of dbt may say so, or not.
    private static IEnumerable<Option> WithoutEffect() =>
        Switches.SelectMany(name => (string[])[$"--{name}", $"--no-{name}"]).Concat(["--partial-parse", "--write-json", "--no-defer", "--no-favor-state"]).Select(name => (Option)new Option<bool>(name) { Hidden = true })
            .Concat(Values.Select(name => new Option<string>($"--{name}") { Hidden = true }));

    private static string[] Words(string[]? texts) => [.. (texts ?? []).SelectMany(text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];

    // An option that is not known here would be taken for one more value.
    private static void RejectOptions(OptionResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
            result.AddError($"Unrecognized command or argument '{option.Value}'.");
    }
}
