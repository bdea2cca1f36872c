using SectorPipeline.Core;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Gives the arguments of a call to the parameters of a macro.</summary>
internal sealed class MacroBinder(MacroDeclaration macro, RenderState state)
{
    /// <summary>Sets what was given and returns the parameters that were not, in order; their defaults may read the ones before.</summary>
    public List<MacroParameter>? Bind(JinjaArguments arguments, Frame frame)
    {
        List<MacroParameter>? missing = null;
        var used = 0;
        for (var i = 0; i < macro.Parameters.Count; i++)
        {
            var parameter = macro.Parameters[i];
            if (i < arguments.Positional.Count)
                frame.Set(parameter.Name, arguments.Positional[i]);
            else if (arguments.TryGet(parameter.Name, out var value))
                frame.Set(parameter.Name, Counted(value, ref used));
            else
                (missing ??= []).Add(parameter);
        }

        BindSpecialNames(arguments, frame, used);
        return missing;
    }

    private static object? Counted(object? value, ref int used)
    {
        used++;
        return value;
    }

    private void BindSpecialNames(JinjaArguments arguments, Frame frame, int used)
    {
        if (macro.ReadsCaller && !macro.HasCallerParameter)
            frame.Set("caller", arguments.TryGet("caller", out var caller) && Counted(caller, ref used) is not null ? caller : state.Undefined("no caller is defined", () => " Use {% call %} to call this macro."));
        if (macro.ReadsKwargs)
            frame.Set("kwargs", Rest(arguments));
        else if (arguments.Named.Count > used)
            throw UnknownName(arguments);
        if (macro.ReadsVarargs)
            frame.Set("varargs", new JinjaTuple(arguments.Positional.Skip(macro.Parameters.Count).ToList()));
        else if (arguments.Positional.Count > macro.Parameters.Count)
            throw Fault.Type($"macro '{macro.Name}' takes at most {macro.Parameters.Count} arguments, not {arguments.Positional.Count}.");
    }

    private JinjaDict Rest(JinjaArguments arguments) => new(arguments.Named.Where(IsRest(arguments)));

    private Func<KeyValuePair<string, object?>, bool> IsRest(JinjaArguments arguments) => named =>
        !(named.Key == "caller" && macro.ReadsCaller)
        && !macro.Parameters.Skip(arguments.Positional.Count).Any(parameter => parameter.Name == named.Key);

    private JinjaFaultException UnknownName(JinjaArguments arguments)
    {
        var (name, _) = arguments.Named.First(IsRest(arguments));
        return name == "caller"
            ? Fault.Type($"macro '{macro.Name}' does not use caller, so it cannot be called with a call block.", " Print caller() in it, or call it in {{ }}.")
            : Fault.Type($"macro '{macro.Name}' has no free parameter '{name}'.", NearestName.Hint(name, macro.Parameters.Select(parameter => parameter.Name)));
    }
}
