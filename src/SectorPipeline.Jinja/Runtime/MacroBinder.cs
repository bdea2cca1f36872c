using SectorPipeline.Core;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Gives the arguments of one call to the parameters of a macro.</summary>
internal sealed class MacroBinder(MacroDeclaration macro, JinjaArguments arguments, Frame frame, RenderState state)
{
    private int usedNames;

    private bool TakesCaller => macro.ReadsCaller && !macro.HasCallerParameter;

    /// <summary>Sets what was given and returns the parameters that were not, in order; their defaults may read the ones before.</summary>
    public List<MacroParameter> Bind()
    {
        var missing = new List<MacroParameter>();
        for (var i = 0; i < macro.Parameters.Count; i++)
        {
            var parameter = macro.Parameters[i];
            if (i < arguments.Positional.Count)
                frame.Set(parameter.Name, arguments.Positional[i]);
            else if (TryTake(parameter.Name, out var value))
                frame.Set(parameter.Name, value);
            else
                missing.Add(parameter);
        }

        BindCaller();
        BindNames();
        BindRest();
        return missing;
    }

    private bool TryTake(string name, out object? value)
    {
        var isGiven = arguments.TryGet(name, out value);
        usedNames += isGiven ? 1 : 0;
        return isGiven;
    }

    private void BindCaller()
    {
        if (!TakesCaller)
            return;
        TryTake("caller", out var caller);
        frame.Set("caller", caller ?? state.Undefined("no caller is defined", () => " Use {% call %} to call this macro."));
    }

    private void BindNames()
    {
        if (macro.ReadsKwargs)
            frame.Set("kwargs", new JinjaDict(arguments.Named.Where(named => IsFree(named.Key))));
        else if (arguments.Named.Count > usedNames)
            throw Unknown(arguments.Named.First(named => IsFree(named.Key)).Key);
    }

    private void BindRest()
    {
        if (macro.ReadsVarargs)
            frame.Set("varargs", new JinjaTuple(arguments.Positional.Skip(macro.Parameters.Count).ToList()));
        else if (arguments.Positional.Count > macro.Parameters.Count)
            throw Fault.Type($"macro '{macro.Name}' takes at most {Arguments(macro.Parameters.Count)}, not {arguments.Positional.Count}");
    }

    private static string Arguments(int count) => count == 1 ? "1 argument" : $"{count} arguments";

    private bool IsFree(string name) =>
        !(name == "caller" && TakesCaller)
        && !macro.Parameters.Skip(arguments.Positional.Count).Any(parameter => parameter.Name == name);

    private JinjaFaultException Unknown(string name) => name == "caller"
        ? Fault.Type($"macro '{macro.Name}' does not use caller, so it cannot be called with a call block.", " Print caller() in it, or call it in {{ }}.")
        : Fault.Type($"macro '{macro.Name}' has no free parameter '{name}'.", NearestName.Hint(name, macro.Parameters.Select(parameter => parameter.Name)));
}
