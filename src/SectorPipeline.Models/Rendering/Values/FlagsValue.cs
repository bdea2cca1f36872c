using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>flags</c> in templates: the options of the command, as attributes and by <c>get</c>.</summary>
internal sealed class FlagsValue(IReadOnlyDictionary<string, object?> values) : IJinjaObject, IJinjaItems
{
    public string TypeName => "flags";

    public IEnumerable<string> MemberNames => values.Keys;

    public static Dictionary<string, object?> Of(ProjectContext project, Invocation invocation) => new(StringComparer.Ordinal)
    {
        ["FULL_REFRESH"] = invocation.FullRefresh,
        ["STORE_FAILURES"] = invocation.StoreFailures,
        ["EMPTY"] = invocation.Empty,
        ["FAIL_FAST"] = invocation.FailFast,
        ["WHICH"] = invocation.Command,
        ["INVOCATION_COMMAND"] = invocation.Command,
        ["PROJECT_DIR"] = project.Options.ProjectDirectory,
        ["PROFILES_DIR"] = project.Options.ProfilesDirectory,
        ["PROFILE"] = project.Target.ProfileName,
        ["TARGET"] = project.Target.Name,
        ["TARGET_PATH"] = project.Options.TargetPath,
        ["THREADS"] = (long)project.Target.Threads,
        ["VARS"] = project.Options.Vars,
        ["WARN_ERROR"] = invocation.WarnError,
        ["WARN_ERROR_OPTIONS"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["include"] = new List<object?>(), ["exclude"] = new List<object?>() },
        ["USE_COLORS"] = false,
        ["PRINT"] = true,
        ["QUIET"] = false,
        ["DEBUG"] = false,
        ["DEFER"] = false,
        ["INTROSPECT"] = true,
        ["PARTIAL_PARSE"] = project.Options.PartialParse,
        ["VERSION_CHECK"] = true,
        ["WRITE_JSON"] = true,
        ["POPULATE_CACHE"] = true,
        ["INDIRECT_SELECTION"] = "eager",
        ["LOG_FORMAT"] = "text",
        ["PRINTER_WIDTH"] = 80L,
        ["SEND_ANONYMOUS_USAGE_STATS"] = false,
    };

    public bool TryGetMember(string name, out object? value)
    {
        if (values.TryGetValue(name, out value))
            return true;
        value = name == "get"
            ? new JinjaFunction(name, arguments => values.TryGetValue(arguments.Text(0, "name"), out var found) ? found : arguments.Optional(1, "default"))
            : null;
        return value is not null;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && values.TryGetValue(name, out value);
    }
}
