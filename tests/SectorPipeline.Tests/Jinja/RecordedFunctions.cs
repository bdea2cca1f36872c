using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

/// <summary>The functions that recorded cases call.</summary>
internal static class RecordedFunctions
{
    public static JinjaFunction Named(string name, Dictionary<string, object?> context) => name switch
    {
        "ref" => new JinjaFunction(name, arguments => $"\"db\".\"schema\".\"{arguments.Text(0, "a")}\""),
        "source" => new JinjaFunction(name, arguments => $"\"db\".\"{arguments.Text(0, "a")}\".\"{arguments.Text(1, "b")}\""),
        "config" => new JinjaFunction(name, _ => ""),
        "var" => new JinjaFunction(name, arguments => Lookup(context, "vars", arguments)),
        "env_var" => new JinjaFunction(name, arguments => Lookup(context, "env", arguments)),
        "is_incremental" => new JinjaFunction(name, _ => context.GetValueOrDefault("incremental") is true),
        _ => throw new ArgumentException($"no function {name}", nameof(name)),
    };

    private static object? Lookup(Dictionary<string, object?> context, string where, JinjaArguments arguments) =>
        context.GetValueOrDefault(where) is JinjaDict values && values.TryGet(arguments.Text(0, "name"), out var value)
            ? value
            : arguments.Optional(1, "default");
}
