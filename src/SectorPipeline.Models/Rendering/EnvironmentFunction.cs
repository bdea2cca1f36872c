using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>env_var</c>.</summary>
internal static class EnvironmentFunction
{
    private const string SecretPrefix = "DBT_ENV_SECRET";

    /// <param name="look">Looks a variable up.</param>
    /// <param name="secrets">Whether secrets may be read, as they may in profiles and lists of packages.</param>
    public static JinjaFunction Create(Func<string, string?> look, bool secrets) => new("env_var", arguments =>
    {
        var name = arguments.Text(0, "var");
        if (!secrets && name.StartsWith(SecretPrefix, StringComparison.Ordinal))
            throw new JinjaFaultException("CompilationError", $"'{name}' is a secret, which would show in SQL and artifacts.", $" Read it in profiles.yml or packages.yml, or name the variable without {SecretPrefix}.");
        return look(name)
            ?? (arguments.TryGet(1, "default", out var fallback)
                ? fallback
                : throw new JinjaFaultException("CompilationError", $"the environment variable '{name}' is not set.", $" Set it, or write env_var('{name}', 'a default')."));
    });
}
