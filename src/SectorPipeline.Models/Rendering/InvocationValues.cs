using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The names that all templates of one invocation see alike.</summary>
internal static class InvocationValues
{
    /// <summary>The version of dbt that templates may take this engine for.</summary>
    public const string DbtVersion = "1.10.0";

    private const string MetadataPrefix = "DBT_ENV_CUSTOM_ENV_";

    public static Dictionary<string, object?> Create(ProjectContext project, Invocation invocation, Action<string> log) =>
        new(CollectionFunctions.Create(), StringComparer.Ordinal)
        {
            ["graph"] = new GraphValue(null),
            ["var"] = project.Variables,
            ["env_var"] = project.EnvironmentVariables,
            ["target"] = project.TargetValues,
            ["project_name"] = project.File.Name,
            ["dbt_version"] = DbtVersion,
            ["invocation_id"] = invocation.Id,
            ["run_started_at"] = invocation.StartedAt,
            ["modules"] = new ModulesValue(project.Time),
            ["flags"] = new FlagsValue(FlagsValue.Of(project, invocation)),
            ["return"] = JinjaReturn.Function,
            ["log"] = Log("log", log),
            ["print"] = Log("print", log),
            ["exceptions"] = new ExceptionsValue(log),
            ["tojson"] = new JinjaFunction("tojson", DataFunctions.ToJson),
            ["fromjson"] = new JinjaFunction("fromjson", DataFunctions.FromJson),
            ["toyaml"] = new JinjaFunction("toyaml", DataFunctions.ToYaml),
            ["fromyaml"] = new JinjaFunction("fromyaml", DataFunctions.FromYaml),
            ["try_or_compiler_error"] = new JinjaFunction("try_or_compiler_error", TryOrCompilerError),
            ["validation"] = new ValidationValue(),
            ["invocation_args_dict"] = Arguments(invocation),
            ["dbt_metadata_envs"] = Metadata(project.Options.Environment),
            ["thread_id"] = "MainThread",
            ["local_md5"] = new JinjaFunction("local_md5", arguments => Md5(arguments.Text(0, "value"))),
        };

    private static Dictionary<string, object?> Arguments(Invocation invocation) =>
        new(invocation.Arguments, StringComparer.Ordinal) { ["which"] = invocation.Command, ["full_refresh"] = invocation.FullRefresh };

    // The names are those of the process; what they hold is looked up as env_var does.
    private static Dictionary<string, object?> Metadata(Func<string, string?> look) => Environment.GetEnvironmentVariables().Keys
        .Cast<string>()
        .Where(name => name.StartsWith(MetadataPrefix, StringComparison.Ordinal))
        .ToDictionary(name => name[MetadataPrefix.Length..], object? (name) => look(name), StringComparer.Ordinal);

    private static object? TryOrCompilerError(JinjaArguments arguments)
    {
        if (arguments.Required(1, "func") is not IJinjaCallable function)
            throw new JinjaFaultException(JinjaErrorKind.Type, "the argument 'func' must be a function.");
        try
        {
            return function.Call(arguments.With([.. arguments.Positional.Skip(2)], arguments.Named));
        }
        catch (Exception failure) when (failure is JinjaFaultException or JinjaException)
        {
            throw new JinjaFaultException("CompilationError", arguments.Text(0, "message_if_exception"), cause: failure);
        }
    }

    private static JinjaFunction Log(string name, Action<string> log) => new(name, arguments =>
    {
        if (name == "print" || arguments.Optional(1, "info") is true)
            log(JinjaValue.Text(arguments.Required(0, "msg")));
        return "";
    });

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The function is MD5 by its name, for surrogate keys.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
