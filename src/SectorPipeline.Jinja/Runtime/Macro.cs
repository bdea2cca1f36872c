using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>A macro with the scope that it was defined in.</summary>
internal sealed class Macro(Executor executor, MacroDeclaration declaration, Frame scope, bool isCaller = false) : IJinjaCallable, IJinjaObject
{
    private static readonly string[] Attributes = ["name", "arguments", "catch_kwargs", "catch_varargs", "caller"];

    private RenderState State => executor.State;

    public string TypeName => "Macro";

    public IEnumerable<string> MemberNames => Attributes;

    public object? Call(JinjaArguments arguments)
    {
        var frame = new Frame(scope);
        var missing = new MacroBinder(declaration, arguments, frame, State).Bind();
        State.Enter(declaration.Name);
        try
        {
            State.Template = executor.Template;
            SetMissing(missing, frame);
            var output = new OutputBuffer(State);
            return executor.Execute(declaration.Body, frame, output) == Flow.Return ? Returned() : output.ToString();
        }
        catch (JinjaReturnException returned)
        {
            return Returned(returned);
        }
        catch (JinjaFaultException fault)
        {
            throw State.Locate(fault);
        }
        finally
        {
            State.LeaveMacro();
        }
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "name" => declaration.Name,
            "arguments" => new JinjaTuple(declaration.Parameters.Select(object? (parameter) => parameter.Name).ToList()),
            "catch_kwargs" => declaration.ReadsKwargs,
            "catch_varargs" => declaration.ReadsVarargs,
            "caller" => declaration.ReadsCaller || declaration.HasCallerParameter,
            _ => null,
        };
        return value is not null;
    }

    public override string ToString() => $"<Macro '{declaration.Name}'>";

    // What the body of a call block returns ends the macro that called it.
    private object? Returned() => isCaller ? throw new JinjaReturnException(State.Returned) : State.Returned;

    private object? Returned(JinjaReturnException returned) => isCaller ? throw new JinjaReturnException(returned.Value) : returned.Value;

    private void SetMissing(List<MacroParameter> missing, Frame frame)
    {
        foreach (var parameter in missing)
        {
            var value = parameter.Default is null
                ? State.Undefined($"the parameter '{parameter.Name}' of '{declaration.Name}' was not given")
                : executor.Evaluate(parameter.Default, frame);
            frame.Set(parameter.Name, value);
        }
    }
}
