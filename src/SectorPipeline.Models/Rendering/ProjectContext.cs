using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What every rendering of a project needs to know of it.</summary>
internal sealed class ProjectContext
{
    private static readonly string[] Secrets = ["password", "pass", "token", "secret", "private_key", "access_key_id", "secret_access_key"];

    private readonly Dictionary<string, Variables> variables;

    public ProjectContext(ProjectSettings settings, SqlProjectOptions options)
    {
        (File, Packages, Target, Options) = (settings.Project, settings.Packages, settings.Target, options);
        (Dialect, Database) = (settings.Warehouse.Dialect, settings.Warehouse.Database);
        Docs = new DocBlocks(File.Name);
        Macros = new MacroRegistry(File.Name, File.Dispatch);
        foreach (var package in Packages)
            Macros.AddPackage(package.Name);
        variables = Packages.ToDictionary(package => package.Name, package => VariablesOf(package, options.Vars), StringComparer.Ordinal);
        EnvironmentVariables = EnvironmentFunction.Create(options.Environment, secrets: false);
        TargetValues = ValuesOf(settings.Target, Database);
    }

    /// <summary>The root project's file.</summary>
    public ProjectFile File { get; }

    /// <summary>All packages, a package after those that it needs; the root project is the last.</summary>
    public IReadOnlyList<ProjectPackage> Packages { get; }

    public SqlDialect Dialect { get; }

    public string Database { get; }

    /// <summary>The macros as the root project's templates see them.</summary>
    public MacroRegistry Macros { get; }

    /// <summary>The docs blocks of all packages.</summary>
    public DocBlocks Docs { get; }

    /// <summary>The variables of the root project.</summary>
    public Variables Variables => variables[File.Name];

    /// <summary>The variables as the templates of a package see them.</summary>
    public Variables VariablesIn(string package) => variables[package];

    public TargetProfile Target { get; }

    public SqlProjectOptions Options { get; }

    public TimeProvider Time => Options.Time;

    public JinjaFunction EnvironmentVariables { get; }

    public Dictionary<string, object?> TargetValues { get; }

    public RelationValue Value(Relation relation) => new(relation, Dialect);

    /// <summary>A scope with what does not depend on whether the project is read or run.</summary>
    /// <param name="invocation">The names that all templates see.</param>
    /// <param name="relations">The warehouse.</param>
    /// <param name="undefined">What a missing name is.</param>
    /// <param name="package">The package whose macros and variables come first; the root project when null.</param>
    public RenderScope NewScope(
        IReadOnlyDictionary<string, object?> invocation,
        ITemplateWarehouse relations,
        JinjaUndefinedBehavior undefined,
        string? package = null)
    {
        var scope = new RenderScope(Macros.For(package ?? File.Name), invocation, undefined);
        scope["adapter"] = new AdapterValue(scope, Dialect, relations);
        scope["api"] = new ApiValue(Dialect);
        scope["var"] = variables[package ?? File.Name].In(scope);
        return scope;
    }

    /// <summary><c>target</c> in templates, without secrets.</summary>
    public static Dictionary<string, object?> ValuesOf(TargetProfile target, string database)
    {
        var values = target.Settings.Where(setting => !Secrets.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.Ordinal);
        values["profile_name"] = target.ProfileName;
        values["name"] = values["target_name"] = target.Name;
        values["type"] = target.Type;
        values["schema"] = target.Schema;
        values["database"] = values["dbname"] = database;
        values["threads"] = (long)target.Threads;
        return values;
    }

    private Variables VariablesOf(ProjectPackage package, IReadOnlyDictionary<string, object?> given) =>
        package.Name == File.Name
            ? new Variables(package.Name, given, File.Vars)
            : new Variables(package.Name, given, File.Vars, package.File.Vars);
}
