using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What every rendering of a project needs to know of it.</summary>
internal sealed class ProjectContext(ProjectFile file, SqlProjectOptions options, TargetProfile target, TargetWarehouse warehouse)
{
    private static readonly string[] Secrets = ["password", "pass", "token", "secret", "private_key", "access_key_id", "secret_access_key"];

    public ProjectFile File { get; } = file;

    public SqlDialect Dialect { get; } = warehouse.Dialect;

    public string Database { get; } = warehouse.Database;

    public MacroRegistry Macros { get; } = new(file.Name, file.Dispatch);

    public Variables Variables { get; } = new(file.Name, file.Vars, options.Vars);

    public JinjaFunction EnvironmentVariables { get; } = EnvironmentFunction.Create(options.Environment);

    public Dictionary<string, object?> TargetValues { get; } = ValuesOf(target, warehouse.Database);

    public RelationValue Value(Relation relation) => new(relation, Dialect);

    /// <summary>A scope with what does not depend on whether the project is read or run.</summary>
    public RenderScope NewScope(IReadOnlyDictionary<string, object?> invocation, ITemplateWarehouse relations, JinjaUndefinedBehavior undefined)
    {
        var scope = new RenderScope(Macros, invocation, undefined);
        scope["adapter"] = new AdapterValue(scope, Dialect, relations);
        scope["api"] = new ApiValue(Dialect);
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
}
