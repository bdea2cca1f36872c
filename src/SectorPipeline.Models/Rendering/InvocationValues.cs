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

    public static Dictionary<string, object?> Create(ProjectContext project, Invocation invocation, Action<string> log) =>
        new(StringComparer.Ordinal)
        {
            ["var"] = project.Variables,
            ["env_var"] = project.EnvironmentVariables,
            ["target"] = project.TargetValues,
            ["project_name"] = project.File.Name,
            ["dbt_version"] = DbtVersion,
            ["invocation_id"] = invocation.Id,
            ["run_started_at"] = DateTimeValue.FromUtc(invocation.StartedAt, ZoneValue.Utc),
            ["modules"] = ModulesValue.Create(project.Time),
            ["flags"] = Flags(invocation),
            ["return"] = JinjaReturn.Function,
            ["log"] = Log("log", log),
            ["print"] = Log("print", log),
            ["exceptions"] = new ExceptionsValue(log),
            ["tojson"] = new JinjaFunction("tojson", arguments => JsonText.Write(arguments.Required(0, "value"))),
            ["fromjson"] = new JinjaFunction("fromjson", arguments => JsonText.Read(arguments.Text(0, "string"))),
            ["local_md5"] = new JinjaFunction("local_md5", arguments => Md5(arguments.Text(0, "value"))),
        };

    private static Dictionary<string, object?> Flags(Invocation invocation) =>
        new(StringComparer.Ordinal)
        {
            ["FULL_REFRESH"] = invocation.FullRefresh,
            ["WHICH"] = invocation.Command,
            ["STORE_FAILURES"] = false,
            ["EMPTY"] = false,
            ["FAIL_FAST"] = false,
        };

    private static JinjaFunction Log(string name, Action<string> log) => new(name, arguments =>
    {
        if (name == "print" || arguments.Optional(1, "info") is true)
            log(arguments.Required(0, "msg")?.ToString() ?? "None");
        return "";
    });

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The function is MD5 by its name, for surrogate keys.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
