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
        foreach (var call in Calls().EnumerateMatches(source))
        {
            var name = source.AsSpan(call.Index, call.Length - 1);
            var called = name is "adapter.dispatch" ? Dispatched(registry, source, call.Index + call.Length) : Called(registry, name);
            if (called is not null && called.UniqueId != macro.UniqueId && !found.Contains(called.UniqueId))
                found.Add(called.UniqueId);
        }

        return found;
    }

    private Macro? Dispatched(MacroRegistry registry, string source, int start)
    {
        var arguments = DispatchArguments().Match(source, start);
        return arguments.Success
            ? registry.FindDispatched(arguments.Groups["name"].Value, arguments.Groups["space"] is { Success: true } space ? space.Value : null, context.Dialect.MacroPrefixes)
            : null;
    }

    private static Macro? Called(MacroRegistry registry, ReadOnlySpan<char> name)
    {
        var dot = name.IndexOf('.');
        return dot < 0 ? registry.Find(name.ToString()) : registry.Find(name[..dot].ToString(), name[(dot + 1)..].ToString());
    }

    [GeneratedRegex(@"\b([A-Za-z_]\w*\.)?[A-Za-z_]\w*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Calls();

    [GeneratedRegex("""\G\s*['"](?<name>\w+)['"](\s*,\s*(macro_namespace\s*=\s*)?['"](?<space>\w+)['"])?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DispatchArguments();
}
