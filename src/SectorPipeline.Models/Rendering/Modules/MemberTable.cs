using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Functions by name, in the form that modules and classes take.</summary>
internal static class MemberTable
{
    public static Dictionary<string, object?> Of(params IEnumerable<(string Name, Func<JinjaArguments, object?> Call)> functions) =>
        functions.ToDictionary(function => function.Name, function => (object?)new JinjaFunction(function.Name, function.Call), StringComparer.Ordinal);

    /// <summary>The same names and one more.</summary>
    public static Dictionary<string, object?> With(this Dictionary<string, object?> members, string name, object? value)
    {
        members[name] = value;
        return members;
    }
}
