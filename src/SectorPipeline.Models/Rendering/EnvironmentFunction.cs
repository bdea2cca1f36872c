using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>env_var</c>.</summary>
internal static class EnvironmentFunction
{
    public static JinjaFunction Create(Func<string, string?> look) => new("env_var", arguments =>
    {
        var name = arguments.Text(0, "var");
        return look(name)
            ?? (arguments.TryGet(1, "default", out var fallback)
                ? fallback
                : throw new JinjaFaultException("CompilationError", $"the environment variable '{name}' is not set.", $" Set it, or write env_var('{name}', 'a default')."));
    });
}
