using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Renders the query of a model with other rows in the place of its inputs.</summary>
internal sealed class SubstitutedQuery(RunContext run, NodeCompiler compiler)
{
    private readonly ProjectContext context = run.Project.Context;

    public string Render(ModelNode model, Substitution substitution)
    {
        var scope = compiler.Scope(model, []);
        scope.SetReferences(
            arguments => context.Value(substitution.Inputs.Of(compiler.FindRef(model.Package, arguments))),
            arguments => context.Value(substitution.Inputs.Of(compiler.FindSource(model.Package, arguments))),
            new ConfigValue(model.Config, collect: null));
        if (substitution.This is { } own)
            scope["this"] = own;
        scope["is_incremental"] = new JinjaFunction("is_incremental", _ => substitution.IsIncremental);
        substitution.Override(scope);
        var sql = SqlRendering.Render(model, scope, context, compiler.Cancellation).Trim();
        return CteInjection.Inject(sql, substitution.Inputs.Read);
    }
}
