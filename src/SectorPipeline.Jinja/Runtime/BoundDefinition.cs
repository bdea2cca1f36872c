using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>A macro of another file, called in the scope of the render that calls it.</summary>
internal sealed class BoundDefinition(JinjaEnvironment environment, JinjaTemplate template, MacroDeclaration declaration, IJinjaScope globals)
    : IJinjaCallable
{
    /// <summary>Where the macro begins.</summary>
    public required Place At { get; init; }

    public object? Call(JinjaArguments arguments)
    {
        var state = arguments.State
            ?? new RenderState(environment, globals.Undefined ?? environment.Options.Undefined, arguments.Cancellation) { Place = At };
        var root = new RootFrame(state, globals);
        var executor = Executor.For(state, template, root);
        try
        {
            return new Macro(executor, declaration, root).Call(arguments);
        }
        catch (JinjaFaultException fault) when (arguments.State is null)
        {
            state.Template = template;
            throw state.Locate(fault);
        }
    }

    public override string ToString() => $"<Macro '{declaration.Name}'>";
}
