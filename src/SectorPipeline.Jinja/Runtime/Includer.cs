using SectorPipeline.Core;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>include, import and from.</summary>
internal sealed class Includer(Executor executor, Frame frame)
{
    private readonly RenderState state = executor.State;

    public void Execute(Statement statement, OutputBuffer output)
    {
        switch (statement)
        {
            case Include include:
                Execute(include, output);
                break;
            case Import import:
                frame.Set(import.Target, Module(import.Template, import.At, import.WithContext));
                break;
            case FromImport import:
                Execute(import);
                break;
        }
    }

    private void Execute(Include include, OutputBuffer output)
    {
        var name = executor.Evaluate(include.Template, frame);
        var loader = new TemplateLoader(state);
        var template = include.IgnoreMissing ? loader.Find(name, include.At) : loader.Load(name, include.At);
        if (template is not null)
            Run(template, Scope(include.WithContext), output);
    }

    private void Execute(FromImport import)
    {
        var module = Module(import.Template, import.At, import.WithContext);
        foreach (var (name, alias) in import.Names)
        {
            var value = module.TryGetMember(name, out var found)
                ? found
                : state.Undefined($"the template '{module.Name}' has no '{name}' to import", () => NearestName.Hint(name, module.MemberNames));
            frame.Set(alias, value);
        }
    }

    private TemplateModule Module(Expression name, Place at, bool withContext)
    {
        var template = new TemplateLoader(state).Load(executor.Evaluate(name, frame), at);
        var (scope, output) = (Scope(withContext), new OutputBuffer(state));
        Run(template, scope, output);
        return new TemplateModule(template.Name, scope, output.ToString());
    }

    private Frame Scope(bool withContext) => withContext ? new Frame(frame) : new RootFrame(state, null);

    private void Run(JinjaTemplate template, Frame scope, OutputBuffer output)
    {
        var (before, place) = (state.Template, state.Place);
        state.Enter();
        Executor.For(state, template, scope).Render(output);
        state.Leave();
        (state.Template, state.Place) = (before, place);
    }
}
