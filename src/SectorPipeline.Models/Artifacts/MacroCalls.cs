using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>Finds the macros that a macro calls, also those that it dispatches to, by reading its text.</summary>
internal sealed partial class MacroCalls(ProjectContext context)
{
    /// <summary>The unique ids of the macros, in order of appearance.</summary>
    public IReadOnlyList<string> In(Macro macro, string source)
    {
        var registry = context.Macros.For(macro.Package);
        var found = new List<string>();
        foreach (Match call in Calls().Matches(source))
        {
            var called = call.Groups["dispatched"].Success ? Dispatched(registry, call) : Called(registry, call);
            if (called is not null && called.UniqueId != macro.UniqueId && !found.Contains(called.UniqueId))
                found.Add(called.UniqueId);
        }

        return found;
    }

    private Macro? Dispatched(MacroRegistry registry, Match call) =>
        registry.FindDispatched(call.Groups["dispatched"].Value, call.Groups["space"] is { Success: true } space ? space.Value : null, context.Dialect.MacroPrefixes);

    private static Macro? Called(MacroRegistry registry, Match call) =>
        call.Groups["package"] is { Success: true } package
            ? registry.Find(package.Value, call.Groups["name"].Value)
            : registry.Find(call.Groups["name"].Value);

    [GeneratedRegex(
        """adapter\.dispatch\(\s*['"](?<dispatched>\w+)['"](\s*,\s*(macro_namespace\s*=\s*)?['"](?<space>\w+)['"])?|\b((?<package>[A-Za-z_]\w*)\.)?(?<name>[A-Za-z_]\w*)\(""",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Calls();
}
