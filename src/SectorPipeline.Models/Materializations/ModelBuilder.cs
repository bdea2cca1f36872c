using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Compiles a model and keeps its result, with its hooks, in one transaction.</summary>
internal sealed class ModelBuilder(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var model = (ModelNode)node;
        var compiler = new NodeCompiler(run, session, cancellation);
        var sql = compiler.Compile(model);
        result = result with { CompiledCode = sql, CompiledPath = await run.Artifacts.WriteCompiledAsync(model, sql, cancellation) };
        if (sql.Length == 0)
            throw new PipelineException($"{model.File.DisplayPath}: it renders to nothing. Write a query, or set 'enabled' to false.");
        if (model.IsEphemeral)
            return result with { Message = "part of the queries that read it" };
        try
        {
            return await BuildAsync(model, sql, session, compiler, result, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new NodeFailure(result, failure);
        }
        finally
        {
            await run.Artifacts.WriteRunAsync(model, session.Statements, CancellationToken.None);
        }
    }

    private async Task<NodeResult> BuildAsync(
        ModelNode model, string sql, WarehouseSession session, NodeCompiler compiler, NodeResult result, CancellationToken cancellation)
    {
        var materialization = BuiltinMaterializations.For(model);
        var existing = run.Cache.Find(model.Relation!);
        var build = new BuildContext(model, sql, existing, run.IsIncremental(model), session, run.Dialect, compiler);
        var rows = await session.AtomicallyAsync(
            async () =>
            {
                await RunHooksAsync(build, "pre-hook", cancellation);
                var written = await materialization.BuildAsync(build, cancellation);
                await RunHooksAsync(build, "post-hook", cancellation);
                return written;
            },
            cancellation);
        run.Cache.Add(model.Relation! with { Type = materialization.Builds });
        return result with { Rows = rows, Message = build.IsIncremental ? "incremental" : model.Materialized };
    }

    private static async Task RunHooksAsync(BuildContext build, string kind, CancellationToken cancellation)
    {
        foreach (var hook in Hooks(build.Model, kind))
        {
            var sql = build.Compiler.RenderText(build.Model, hook, $"{build.Model.File.DisplayPath} ({kind})").Trim();
            if (sql.Length > 0)
                await build.Session.ExecuteAsync(sql, cancellation);
        }
    }

    private static IEnumerable<string> Hooks(ModelNode model, string kind) =>
        model.Config.Get(kind) is IEnumerable<object?> hooks
            ? hooks.Select(hook => hook switch
            {
                string sql => sql,
                IReadOnlyDictionary<string, object?> settings => settings.GetValueOrDefault("sql") as string ?? "",
                _ => "",
            })
            : [];
}
