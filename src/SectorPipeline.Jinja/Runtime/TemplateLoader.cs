using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>Finds the templates that a running one names.</summary>
internal sealed class TemplateLoader(RenderState state)
{
    /// <summary>The template of the name, or of the first name in a list that has one.</summary>
    public JinjaTemplate Load(object? name, Place at) =>
        Find(name, at) ?? throw new JinjaFaultException(
            JinjaErrorKind.NotFound,
            $"there is no template {PythonText.Repr(name)}.",
            state.Environment.Loader is null ? " This environment has no loader of templates." : "");

    public JinjaTemplate? Find(object? name, Place at)
    {
        state.Place = at;
        return name switch
        {
            string text => state.Environment.Load(text),
            JinjaUndefined undefined => throw undefined.Fault(),
            List<object?> or JinjaTuple => Iteration.Of(name).Select(item => Find(item, at)).FirstOrDefault(found => found is not null),
            _ => throw Fault.Type($"the name of a template must be a string, not {TypeNames.Of(name)}"),
        };
    }
}
